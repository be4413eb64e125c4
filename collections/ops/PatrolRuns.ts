import type { CollectionConfig } from 'payload'

import type { PatrolReportActions } from '../../hooks/patrolReportActions.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { patrolReports } from './endpoints/patrolReports.ts'
import { startPatrol } from './endpoints/startPatrol.ts'
import { hidden, label, type OpsParts, shownCheck, shownComponent, shownDate, shownJson, shownNumber, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** One row per patrol, from the request to the report. */
export const PatrolRuns = (parts: OpsParts, actions: PatrolReportActions): CollectionConfig => {
  const declared = systemCollection(parts, {
    columns: ['startUrl', 'kind', 'state', 'stage', 'startedAt', 'pages', 'targets', 'queued', 'newLinks', 'openLinks', 'goneLinks'],
    fields: [
      shownComponent(parts, 'PatrolReport'),
      shownSelect('kind', label('范围', 'Kind'), { site: label('整站', 'Whole site'), due: label('到期复查', 'Due re-checks') }),
      shownText('startUrl', label('起始地址', 'Start URL')),
      shownSelect('trigger', label('触发', 'Trigger'), { schedule: label('定时', 'Schedule'), manual: label('手动', 'Manual') }),
      shownSelect('state', label('状态', 'State'), { queued: label('排队', 'Queued'), running: label('进行中', 'Running'), finished: label('完成', 'Finished'), failed: label('失败', 'Failed'), interrupted: label('中断', 'Interrupted') }),
      shownSelect('stage', label('阶段', 'Stage'), { crawl: label('遍历站点', 'Walking over the site'), outside: label('检查站外链接', 'Checking other hosts'), judge: label('判定', 'Judging'), store: label('写入结果', 'Writing results') }),
      shownDate('startedAt', label('开始', 'Started at')),
      shownDate('finishedAt', label('结束', 'Finished at')),
      shownNumber('pages', label('页面数', 'Pages')),
      shownNumber('targets', label('链接数', 'Targets')),
      shownNumber('queued', label('待检查', 'Waiting')),
      shownNumber('rate', label('每秒检查', 'Checked per second')),
      shownNumber('places', label('位置数', 'Places')),
      shownNumber('newLinks', label('新增问题', 'New problems')),
      shownNumber('openLinks', label('仍未解决', 'Still open')),
      shownNumber('goneLinks', label('已消失', 'Gone')),
      shownJson('byVerdict', label('按结论统计', 'By verdict')),
      shownCheck('complete', label('完整', 'Complete')),
      shownJson('cutOff', label('未覆盖', 'Cut off')),
      shownText('error', label('错误', 'Error')),
      shownDate('heartbeatAt', label('心跳', 'Heartbeat')),
      // Only requested runs have one; it keeps two requests of the same moment apart.
      hidden(shownText('requestKey', label('请求标识', 'Request key'), { unique: true })),
    ],
    indexes: [{ fields: ['state', 'startedAt'] }],
    labels: { plural: label('巡检记录', 'Patrol runs'), singular: label('巡检记录', 'Patrol run') },
    slug: OPS_SLUGS.patrolRuns,
    title: 'startUrl',
  })
  const button = `${parts.settings.components}/StartPatrol#StartPatrol`
  return { ...declared, admin: { ...declared.admin, components: { beforeListTable: [button] } }, endpoints: [startPatrol(parts), ...patrolReports(parts, actions)] }
}
