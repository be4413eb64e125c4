import type { RedirectStatus } from '../types.ts'
import { REDIRECT_STATUSES } from '../types.ts'
import { type ExchangeRule, type FileRow, fullRule } from './exchangeRule.ts'

/** A rule's fields as a file holds them, all text; absent ones have their default. */
export type RawFields = Partial<Record<'document' | 'enabled' | 'from' | 'keepQuery' | 'keepRest' | 'match' | 'note' | 'status' | 'to', string>>

type Read<T> = { message: string; value?: undefined } | { message?: undefined; value: T }

const MATCHES: Readonly<Record<string, ExchangeRule['match']>> = { '': 'exact', exact: 'exact', prefix: 'prefix', 前缀: 'prefix', 完全一致: 'exact', 精确: 'exact' }
const YES = new Set(['1', 'true', 'yes', 'y', '是', '启用'])
const NO = new Set(['0', 'false', 'n', 'no', '停用', '否'])

const readFlag = (name: string, raw: string | undefined): Read<boolean> => {
  const word = (raw ?? '').trim().toLowerCase()
  if (word === '' || YES.has(word)) return { value: true }
  return NO.has(word) ? { value: false } : { message: `“${name}”应为 是 或 否，写的是“${raw}”` }
}

const readStatus = (raw: string | undefined, to: null | string): Read<RedirectStatus> => {
  const word = (raw ?? '').trim()
  if (word === '') return { value: to === null ? 410 : 301 }
  const status = REDIRECT_STATUSES.find((each) => String(each) === word)
  return status === undefined ? { message: `状态码应为 ${REDIRECT_STATUSES.join('、')} 之一，写的是“${word}”` } : { value: status }
}

const readMatch = (raw: string | undefined): Read<ExchangeRule['match']> => {
  const match = MATCHES[(raw ?? '').trim().toLowerCase()]
  return match === undefined ? { message: `匹配方式应为 exact（完全一致）或 prefix（前缀），写的是“${raw}”` } : { value: match }
}

const targetOf = (fields: RawFields): null | string => {
  const to = (fields.to ?? '').trim()
  return to === '' || fields.status?.trim() === '410' ? null : to
}

const messageOf = (fields: RawFields, to: null | string, reads: readonly Read<unknown>[]): string | undefined => {
  if (!fields.from?.trim()) return '没有写原路径'
  const wrong = reads.find(({ message }) => message !== undefined)?.message
  if (wrong !== undefined) return wrong
  return to === null && !['', '410'].includes(fields.status?.trim() ?? '') ? '没有写目标地址；如果内容已删除，状态码请写 410' : undefined
}

/** Makes a rule of the fields of one line, or says what is wrong with it. Addresses are judged later, against the site. */
export const readFields = (fields: RawFields, { line, text }: { line: number; text: string }): FileRow => {
  const to = targetOf(fields)
  const [enabled, keepQuery, keepRest] = [readFlag('启用', fields.enabled), readFlag('带查询参数', fields.keepQuery), readFlag('保留后续路径', fields.keepRest)]
  const [status, match] = [readStatus(fields.status, to), readMatch(fields.match)]
  const message = messageOf(fields, to, [enabled, keepQuery, keepRest, status, match])
  if (message !== undefined) return { kind: 'unreadable', line, message, text }
  const document = fields.document?.trim()
  const rule = fullRule({
    ...(document ? { document } : {}),
    enabled: enabled.value ?? true, from: fields.from ?? '', keepQuery: keepQuery.value ?? true, keepRest: keepRest.value ?? true, match: match.value ?? 'exact',
    note: fields.note?.trim() ?? '', status: status.value ?? 301, to,
  })
  return { kind: 'rule', line, rule }
}
