import type { ErrorCode } from '../../shared/errors.ts'
import type { Answer } from './answer.ts'

export type Failure = { code: ErrorCode | 'INTERNAL' | 'METHOD_NOT_ALLOWED'; detail: string; status: number }

const TITLES: Readonly<Record<number, string>> = {
  400: '请求有误', 403: '无权访问', 404: '没有找到', 405: '不支持的请求方法', 410: '内容已撤回', 413: '内容过大', 429: '请求过于频繁', 503: '服务暂时不可用',
}

/** Short Chinese title of a failure. */
export const titleOf = (status: number): string => TITLES[status] ?? '服务器出错'

/** A failure as a problem document (RFC 9457). */
export const problemAnswer = ({ code, detail, status }: Failure): Answer => ({
  body: JSON.stringify({ type: 'about:blank', title: titleOf(status), status, detail, code }),
  contentType: 'application/problem+json; charset=utf-8',
  headers: { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  status,
})
