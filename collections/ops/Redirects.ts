import type { CollectionConfig, Field } from 'payload'

import { REDIRECT_STATUSES } from '../../src/redirects/types.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import type { RedirectGuards } from '../../hooks/guardRedirect.ts'
import type { RedirectActions } from '../../hooks/redirectActions.ts'
import { exchangeRedirects } from './endpoints/exchangeRedirects.ts'
import { label, OPS_GROUP, operatorsWrite, type OpsParts, shownDate, shownNumber, shownText } from './opsParts.ts'

const choice = (value: string, zh: string, en: string) => ({ label: label(zh, en), value })

const target = ({ documents }: OpsParts): Field => ({
  fields: [
    {
      defaultValue: 'url',
      label: label('去向', 'Kind'),
      name: 'kind',
      options: [...(documents.length > 0 ? [choice('document', '站内文档', 'Document')] : []), choice('url', '地址', 'URL'), choice('gone', '已删除（410）', 'Gone (410)')],
      required: true,
      type: 'select',
    },
    ...(documents.length > 0
      ? [{ admin: { condition: (_data: unknown, sibling: { kind?: string }) => sibling.kind === 'document' }, index: true, label: label('文档', 'Document'), name: 'document', relationTo: documents, type: 'relationship' } satisfies Field]
      : []),
    { admin: { condition: (_data: unknown, sibling: { kind?: string }) => sibling.kind === 'url' }, label: label('地址', 'URL'), name: 'url', type: 'text' },
  ],
  label: label('目标', 'Target'),
  name: 'target',
  type: 'group',
})

const STATUSES: readonly unknown[] = REDIRECT_STATUSES

const MATCHES = [choice('exact', '完全一致', 'Exact'), choice('prefix', '前缀', 'Prefix')]
const ORIGINS = [choice('manual', '人工', 'Manual'), choice('auto', '自动', 'Automatic')]

const fieldsOf = (parts: OpsParts): Field[] => [
  { admin: { description: label('以 / 开头，区分大小写；末尾斜杠、重复斜杠和中文编码写法不影响匹配', 'Begins with /; case matters, slashes at the end and percent-encoding do not') }, index: true, label: label('原路径', 'From'), name: 'from', required: true, type: 'text' },
  { defaultValue: 'exact', label: label('匹配方式', 'Match'), name: 'match', options: MATCHES, required: true, type: 'select' },
  {
    admin: { condition: ({ match }: { match?: string }) => match === 'prefix', description: label('例：/old 前缀跳到 /new，访问 /old/a.html 时跳到 /new/a.html；不勾选则都跳到 /new', '/old/a.html leads to /new/a.html; otherwise all lead to /new') },
    defaultValue: true, label: label('保留前缀之后的路径', 'Keep the rest of the path'), name: 'keepRest', type: 'checkbox',
  },
  target(parts),
  {
    admin: { description: label('目标地址自带的同名参数优先', 'Parameters the target has of its own win') },
    defaultValue: true, label: label('带上访问时的查询参数', 'Keep the query'), name: 'keepQuery', type: 'checkbox',
  },
  shownText('toPath', label('实际去向', 'Resolved target'), { index: true }),
  {
    admin: { description: label('301 永久、302 临时、307/308 保留请求方法、410 已删除', '301, 308 permanent; 302, 307 temporary; 410 gone') },
    defaultValue: 301,
    label: label('状态码', 'Status'),
    name: 'status',
    required: true,
    type: 'number',
    validate: (value: unknown) => STATUSES.includes(value) || '状态码应为 301、302、307、308 或 410 (status must be 301, 302, 307, 308 or 410)',
  },
  { access: { create: () => false, update: () => false }, admin: { readOnly: true }, defaultValue: 'manual', label: label('来历', 'Origin'), name: 'origin', options: ORIGINS, type: 'select' },
  { defaultValue: true, index: true, label: label('启用', 'Enabled'), name: 'enabled', type: 'checkbox' },
  { ...shownNumber('hits', label('命中次数', 'Hits')), access: { create: () => false, update: () => false } } as Field,
  { ...shownDate('lastHitAt', label('最近命中', 'Last hit')), access: { create: () => false, update: () => false } } as Field,
  { label: label('备注', 'Note'), name: 'note', type: 'textarea' },
]

/** Old paths and where they lead now. Operators write them; moves of documents write them too. `guards` refuse loops. */
export const Redirects = (parts: OpsParts, { actions, guards }: { actions: RedirectActions; guards: RedirectGuards }): CollectionConfig => {
  return {
    access: operatorsWrite(parts),
    admin: { components: { beforeListTable: [`${parts.settings.components}/RedirectExchange#RedirectExchange`] }, defaultColumns: ['from', 'match', 'toPath', 'status', 'origin', 'enabled', 'hits'], group: OPS_GROUP, useAsTitle: 'from' },
    disableDuplicate: true,
    endpoints: exchangeRedirects(parts, actions),
    fields: fieldsOf(parts),
    hooks: { afterChange: [guards.afterChange], beforeDelete: [guards.beforeDelete], beforeValidate: [guards.beforeValidate] },
    indexes: [{ fields: ['from', 'match'], unique: true }],
    labels: { plural: label('重定向', 'Redirects'), singular: label('重定向', 'Redirect') },
    slug: OPS_SLUGS.redirects,
  }
}
