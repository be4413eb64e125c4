import type { Access, CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { hidden, label, listActions, noticeKindField, type OpsParts, shownCheck, shownDate, shownSelect, shownText, userField } from './opsParts.ts'
import { settleNotices } from './endpoints/settleNotices.ts'
import { systemCollection } from './systemCollection.ts'

/** Whoever holds a role that may be told something; the rows are narrowed to the own ones. */
const own = ({ settings: { access }, users }: OpsParts): Access => ({ req: { user } }) => {
  if (!user || user.collection !== users) return false
  const isStaff = access.read(user) || access.administer(user)
  return isStaff ? { recipient: { equals: user.id } } : false
}

/** What a person was told, and what the person did about it. Everybody sees the own ones, nobody another's. */
export const Notifications = (parts: OpsParts): CollectionConfig => {
  const declared = systemCollection(parts, {
    columns: ['title', 'noticeActions', 'kind', 'urgency', 'state', 'createdAt'],
    fields: [
      listActions(parts, 'NoticeActions'),
      shownText('title', label('标题', 'Title')),
      { admin: { readOnly: true }, label: label('内容', 'Text'), name: 'text', type: 'textarea' },
      noticeKindField(),
      shownSelect('urgency', label('紧急程度', 'Urgency'), { action: label('待处理', 'Action needed'), info: label('知悉', 'For information'), urgent: label('紧急', 'Urgent') }),
      shownSelect('state', label('状态', 'State'), { acknowledged: label('已处理', 'Acknowledged'), unread: label('未处理', 'Unread') }),
      // Declared here, so that it is shown in Beijing time like every other instant.
      shownDate('createdAt', label('时间', 'At'), { index: true }),
      shownDate('snoozedUntil', label('稍后提醒', 'Snoozed until')),
      shownCheck('muted', label('不再提醒此事', 'Muted')),
      hidden(shownText('link', label('位置', 'Link'))),
      hidden(shownText('topic', label('事项', 'Topic'), { index: true })),
      hidden(shownText('key', label('标识', 'Key'), { index: true, required: true, unique: true })),
      hidden(userField(parts, 'recipient', label('收件人', 'Recipient'))),
    ],
    indexes: [{ fields: ['recipient', 'state', 'createdAt'] }, { fields: ['topic', 'muted'] }],
    labels: { plural: label('我的通知', 'My notifications'), singular: label('通知', 'Notification') },
    slug: OPS_SLUGS.notifications,
    title: 'title',
  })
  const read = own(parts)
  return { ...declared, access: { ...declared.access, admin: ({ req }) => Boolean(parts.settings.access.read(req.user) || parts.settings.access.administer(req.user)), read }, defaultSort: '-createdAt', endpoints: settleNotices(parts) }
}
