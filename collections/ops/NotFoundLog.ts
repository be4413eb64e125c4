import type { CollectionConfig, Field } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import type { RedirectActions } from '../../hooks/redirectActions.ts'
import { settleMisses } from './endpoints/settleMisses.ts'
import { hidden, label, type OpsParts, shownDate, shownJson, shownNumber, shownText } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

const STATES = [
  { label: label('未处理', 'Open'), value: 'open' },
  { label: label('已设重定向', 'Redirected'), value: 'redirected' },
  { label: label('忽略', 'Ignored'), value: 'ignored' },
]

/** Suggestions, a place to write another target, and the buttons; the same in the list and in the edit view. */
const missActions = ({ settings }: OpsParts): Field => ({
  admin: { components: { Cell: `${settings.components}/MissActions#MissActionsCell`, Field: `${settings.components}/MissActions#MissActions` }, disableListColumn: false },
  label: label('处理', 'Actions'),
  name: 'missActions',
  type: 'ui',
})

/** Paths that visitors asked for and that do not exist. Operators may set the state, nothing else. */
export const NotFoundLog = (parts: OpsParts, actions: RedirectActions): CollectionConfig => {
  const locked = () => false
  const declared = systemCollection(parts, {
    columns: ['path', 'count', 'lastSeenAt', 'missActions', 'state'],
    fields: [
      missActions(parts),
      { access: { update: locked }, admin: { readOnly: true }, index: true, label: label('路径', 'Path'), name: 'path', required: true, type: 'text', unique: true },
      ...[
        shownNumber('count', label('次数', 'Count'), { index: true }),
        shownDate('firstSeenAt', label('首次出现', 'First seen')),
        shownDate('lastSeenAt', label('最近出现', 'Last seen'), { index: true }),
        shownText('referrers', label('来源页', 'Referrers'), { hasMany: true }),
        shownText('suggestion', label('建议去向', 'Suggestion')),
        hidden(shownJson('suggestions', label('建议', 'Suggestions'))),
        hidden(shownDate('suggestedAt', label('建议时间', 'Suggested at'), { index: true })),
      ].map((field) => ({ ...field, access: { update: locked } }) as typeof field),
      { defaultValue: 'open', index: true, label: label('状态', 'State'), name: 'state', options: STATES, type: 'select' },
    ],
    labels: { plural: label('404 记录', 'Not-found log'), singular: label('404 记录', 'Not-found entry') },
    slug: OPS_SLUGS.notFoundLog,
    title: 'path',
  })
  return { ...declared, endpoints: settleMisses(parts, actions), access: { ...declared.access, update: ({ req }) => parts.settings.access.operate(req.user) } }
}
