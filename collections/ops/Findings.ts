import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import type { RedirectFinding } from '../../hooks/redirectFinding.ts'
import type { RepairFinding } from '../../hooks/repairFinding.ts'
import { acceptSelection, decideOnFinding } from './endpoints/decideOnFinding.ts'
import { guardedAction, operatorAction } from './endpoints/operatorAction.ts'
import { documentField, hidden, label, type OpsParts, opsReference, shownComponent, shownDate, shownJson, shownNumber, shownSelect, shownText, userField } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

const KINDS = { content: label('内容', 'Content'), inspection: label('检查指标', 'Inspection'), link: label('链接', 'Link'), redirect: label('重定向', 'Redirect') }
const SEVERITIES = { danger: label('危险', 'Danger'), error: label('错误', 'Error'), hint: label('提示', 'Hint'), warning: label('警告', 'Warning') }
const STATES = {
  accepted: label('已接受', 'Accepted'),
  falseAlarm: label('误报', 'False alarm'),
  fixed: label('已修复', 'Fixed'),
  open: label('未处理', 'Open'),
  reopened: label('重新出现', 'Reopened'),
}

/** Open and closed problems, one per fingerprint whatever the number of places. People change their state through endpoints only. */
export const Findings = (parts: OpsParts, { redirect, repair }: { redirect: RedirectFinding; repair: RepairFinding }): CollectionConfig => ({
  ...systemCollection(parts, {
    beforeListTable: 'FindingSelection',
    columns: ['title', 'kind', 'severity', 'state', 'placesTotal', 'lastSeenAt'],
    fields: [
      shownComponent(parts, 'FindingActions'),
      shownText('title', label('标题', 'Title')),
      shownText('message', label('说明', 'Message')),
      shownText('suggestion', label('建议', 'Suggestion')),
      shownSelect('kind', label('类别', 'Kind'), KINDS),
      shownText('rule', label('规则', 'Rule'), { index: true }),
      shownSelect('severity', label('级别', 'Severity'), SEVERITIES),
      shownText('verdict', label('结论', 'Verdict')),
      shownText('url', label('链接', 'URL'), { index: true }),
      shownText('source', label('依据', 'Source')),
      shownComponent(parts, 'FindingPlaces'),
      hidden(shownJson('places', label('位置', 'Places'))),
      shownNumber('placesTotal', label('位置总数', 'Places in total')),
      ...documentField(parts),
      // A link stands in many documents, and each of them shows the finding.
      hidden(shownText('documentKeys', label('所在文档', 'Documents'), { hasMany: true, index: true })),
      shownText('field', label('字段', 'Field')),
      shownText('nodePath', label('节点路径', 'Node path')),
      shownJson('evidence', label('证据', 'Evidence')),
      userField(parts, 'owner', label('责任人', 'Owner')),
      shownSelect('state', label('状态', 'State'), STATES),
      userField(parts, 'acceptedBy', label('接受人', 'Accepted by')),
      shownText('acceptedReason', label('接受理由', 'Reason')),
      shownDate('acceptedUntil', label('接受至', 'Accepted until'), { index: true }),
      shownDate('firstSeenAt', label('首次发现', 'First seen')),
      shownDate('lastSeenAt', label('最近发现', 'Last seen'), { index: true }),
      shownDate('fixedAt', label('修复时间', 'Fixed at')),
      hidden(shownDate('toldAt', label('通知时间', 'Told at'))),
      opsReference('run', label('巡检', 'Run'), OPS_SLUGS.patrolRuns),
      shownText('fingerprint', label('指纹', 'Fingerprint'), { index: true, required: true, unique: true }),
    ],
    indexes: [{ fields: ['kind', 'state'] }, { fields: ['state', 'severity', 'lastSeenAt'] }],
    labels: { plural: label('问题', 'Findings'), singular: label('问题', 'Finding') },
    slug: OPS_SLUGS.findings,
    title: 'title',
  }),
  endpoints: [
    acceptSelection(parts),
    ...decideOnFinding(parts),
    operatorAction(parts, '/:id/redirect', (req, { to }) => redirect(req, { id: String(req.routeParams?.['id']), to })),
    // The document's own rights decide whether it is saved.
    guardedAction({
      act: async (req, { dryRun, savedAt }) => ({ ...(await repair(req, { dryRun: dryRun !== false, id: String(req.routeParams?.['id']), savedAt })) }),
      may: (req) => parts.settings.access.read(req.user), path: '/:id/repair', refused: '当前账号不能修复问题 (not allowed)。',
    }),
  ],
})
