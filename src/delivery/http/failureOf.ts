import { MongoError } from 'mongodb'

import { UserError } from '../../shared/errors.ts'
import type { Failure } from './problem.ts'

const statusOf = (thrown: unknown): number | null => {
  const status: unknown = typeof thrown === 'object' && thrown !== null && 'status' in thrown ? thrown.status : null
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null
}

/** What the visitor is told about an error. Only UserErrors speak for themselves; nothing else is passed on. */
export const failureOf = (thrown: unknown): Failure => {
  if (thrown instanceof UserError) return { code: thrown.code, detail: thrown.message, status: thrown.status }
  if (thrown instanceof MongoError) return { code: 'DATABASE_UNAVAILABLE', detail: '数据暂时读不出来，请稍后再试。', status: 503 }
  const status = statusOf(thrown) // Express: an address that cannot be decoded
  if (status !== null) return { code: 'INPUT_INVALID', detail: '网址无法识别：百分号编码不正确。', status: 400 }
  return { code: 'INTERNAL', detail: '服务器出错，请稍后再试；若一直如此，请联系运维人员。', status: 500 }
}
