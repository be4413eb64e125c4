import type { FieldAccess, GroupField, TextField } from 'payload'

import { TIME_OF_DAY } from '../../src/notify/quietHours.ts'
import { label } from './label.ts'

const validTime = (value: unknown): string | true =>
  value === null || value === undefined || value === '' || (typeof value === 'string' && TIME_OF_DAY.test(value)) || '请写成 时:分，例如 22:00 (HH:MM)。'

const time = (name: string, zh: string, en: string): TextField => ({ admin: { placeholder: '22:00', width: '50%' }, label: label(zh, en), name, type: 'text', validate: validTime })

/** How a person wants to be told; everything is on until switched off. Only the person and administrators see it. */
export const notifyFields = (read: FieldAccess): GroupField => ({
  access: { read },
  admin: { description: label('后台的“我的通知”始终可用。免打扰的起止都填写才生效（北京时间），紧急事项不受限制。', 'The inbox is always there. Quiet hours need both times (Beijing); urgent matters ignore them.') },
  fields: [
    { defaultValue: true, label: label('发送提醒邮件', 'Mail me'), name: 'mail', type: 'checkbox' },
    { defaultValue: true, label: label('每个工作日 9:00 发送摘要', 'Digest at 9:00 on working days'), name: 'digest', type: 'checkbox' },
    { defaultValue: true, label: label('群消息中提到我', 'Name me in group messages'), name: 'mention', type: 'checkbox' },
    { fields: [time('quietFrom', '免打扰起', 'Quiet from'), time('quietTo', '免打扰止', 'Quiet to')], type: 'row' },
  ],
  label: label('提醒方式', 'Notifications'),
  name: 'notify',
  type: 'group',
})
