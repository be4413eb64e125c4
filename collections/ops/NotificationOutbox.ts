import type { CollectionConfig } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { hidden, label, listActions, noticeKindField, opsReference, type OpsParts, shownDate, shownNumber, shownSelect, shownText, userField } from './opsParts.ts'
import { resendMessage } from './endpoints/resendMessage.ts'
import { systemCollection } from './systemCollection.ts'

const STATES = {
  dropped: label('不再需要', 'Dropped'), failed: label('发送失败', 'Failed'), queued: label('待发送', 'Queued'), sending: label('发送中', 'Sending'), sent: label('已发送', 'Sent'),
}

const CHANNEL_LABELS = { dingtalk: label('钉钉群', 'DingTalk'), mail: label('邮件', 'Mail'), webhook: label('其他系统', 'Webhook'), wecom: label('企业微信群', 'WeCom') }

/** Messages on their way out: whether each arrived, not what it says. For administrators and operators. */
export const NotificationOutbox = (parts: OpsParts): CollectionConfig => {
  const { access } = parts.settings
  const declared = systemCollection(parts, {
    columns: ['kind', 'channel', 'recipient', 'state', 'attempts', 'error', 'resendMessage', 'createdAt'],
    fields: [
      listActions(parts, 'ResendMessage'),
      noticeKindField(),
      shownSelect('channel', label('渠道', 'Channel'), CHANNEL_LABELS),
      userField(parts, 'recipient', label('收件人', 'Recipient')),
      shownText('mentions', label('提到的人', 'Mentioned'), { hasMany: true }),
      shownSelect('state', label('状态', 'State'), STATES),
      shownNumber('attempts', label('尝试次数', 'Attempts')),
      shownText('error', label('最后的错误', 'Last error')),
      // Declared here, so that it is shown in Beijing time like every other instant.
      shownDate('createdAt', label('时间', 'At'), { index: true }),
      shownDate('nextAttemptAt', label('下次发送', 'Next attempt'), { index: true }),
      shownDate('sentAt', label('送达时间', 'Sent at')),
      hidden(opsReference('notice', label('通知', 'Notification'), OPS_SLUGS.notifications)),
      hidden(shownText('key', label('标识', 'Key'), { index: true, required: true, unique: true })),
      hidden(shownText('claim', label('占用标识', 'Claim'))),
      hidden(shownDate('leaseUntil', label('占用至', 'Leased until'))),
    ],
    indexes: [{ fields: ['state', 'nextAttemptAt'] }],
    labels: { plural: label('通知发送', 'Outgoing messages'), singular: label('通知发送', 'Outgoing message') },
    slug: OPS_SLUGS.notificationOutbox,
    title: 'kind',
  })
  const may = (user: Parameters<typeof access.read>[0]): boolean => access.operate(user) || access.administer(user)
  return { ...declared, access: { ...declared.access, admin: ({ req }) => may(req.user), read: ({ req }) => may(req.user) }, defaultSort: '-createdAt', endpoints: resendMessage(parts) }
}
