import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { hidden, label, type OpsParts, shownCheck, shownDate, shownJson, shownNumber, shownSelect, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** One row per distinct URL that stands anywhere on the site, with its verdict and history. */
export const LinkTargets = (parts: OpsParts): CollectionConfig =>
  systemCollection(parts, {
    columns: ['url', 'verdict', 'reason', 'confirmed', 'places', 'checkedAt'],
    fields: [
      shownText('url', label('链接', 'URL'), { index: true, required: true, unique: true }),
      shownText('host', label('主机', 'Host'), { index: true }),
      shownCheck('internal', label('站内', 'Internal')),
      shownSelect('verdict', label('结论', 'Verdict'), { danger: label('危险', 'Danger'), broken: label('断链', 'Broken'), blocked: label('受阻', 'Blocked'), suspicious: label('可疑', 'Suspicious'), redirected: label('跳转', 'Redirected'), skipped: label('跳过', 'Skipped'), ok: label('正常', 'OK') }),
      shownText('reason', label('原因', 'Reason')),
      shownCheck('confirmed', label('已确认', 'Confirmed')),
      shownNumber('status', label('状态码', 'Status')),
      shownText('finalUrl', label('最终地址', 'Final URL')),
      shownJson('hops', label('跳转过程', 'Hops')),
      shownNumber('ms', label('耗时（毫秒）', 'Time (ms)')),
      shownText('message', label('说明', 'Message')),
      shownText('suggestion', label('建议', 'Suggestion')),
      shownDate('checkedAt', label('检查时间', 'Checked at')),
      shownDate('nextCheckAt', label('下次检查', 'Next check'), { index: true }),
      shownDate('failingSince', label('开始失败', 'Failing since')),
      shownNumber('failures', label('连续失败次数', 'Failures in a row')),
      shownNumber('places', label('出现处数', 'Places')),
      shownNumber('checks', label('结果相同的检查次数', 'Checks with this result')),
      shownJson('history', label('历史', 'History')),
      hidden(shownText('checkedIn', label('检查批次', 'Checked in'))),
      hidden(shownText('digest', label('结果摘要', 'Digest of the result'))),
      hidden(shownText('placesDigest', label('位置摘要', 'Digest of the places'))),
      hidden(shownText('seenIn', label('最近巡检', 'Seen in'), { index: true })),
    ],
    indexes: [{ fields: ['verdict', 'host'] }],
    labels: { plural: label('链接目标', 'Link targets'), singular: label('链接目标', 'Link target') },
    slug: OPS_SLUGS.linkTargets,
    title: 'url',
  })
