import { redirectsOf, type Judged, type Subject } from './subject.ts'

/** Where sites keep the page that tells of errors. */
const ERROR_PATH = /\/(?:404|410|error|err|errors|notfound|not[-_]?found|page[-_]?not[-_]?found|404[-_]?error|error[-_]?404|error[-_]?page|nopage|no[-_]page)(?:\.\w{2,5})?\/?$/i
const GONE = /不存在|找不到|未找到|没有找到|已(?:经|被|经被)?(?:删除|移除|下线|下架|撤销|关闭)|not found|not exist|been (?:removed|deleted)/i
const ALERT = /alert\(\s*(["'])([^"']{2,120})\1/
const SCRIPTED_LEAVE = /(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\()\s*["']([^"']{1,200})["']/
const CODE = /^\s*\{[^{}]{0,200}"(?:code|status|statuscode|errcode|error|errorcode)"\s*:\s*"?4(?:04|10)\b/i

const MEDIUM = 1200
const HARDLY_ANY = 20
const MANY_SENTENCES = 8
const BEFORE = 400

const found = (evidence: string): Judged => ({ reason: 'soft-404', evidence: [evidence] })

/** A redirect to the page that a site keeps for errors. */
export function byAddress(subject: Subject): Judged | null {
  if (redirectsOf(subject) === 0 || subject.text.length > MEDIUM) return null
  const { pathname } = new URL(subject.outcome.finalUrl)
  return ERROR_PATH.test(pathname) && !ERROR_PATH.test(new URL(subject.url).pathname) ? found(`跳转到错误页面 ${pathname}`) : null
}

/** Pages without a text that say it by script, and answers for machines. */
export function bySource(subject: Subject): Judged | null {
  const { text, outcome } = subject
  if (CODE.test(text)) return found(`正文“${text.slice(0, 60)}”`)
  if (text.length > HARDLY_ANY || !/<script/i.test(subject.head)) return null
  const source = decode(outcome.bodyHead)
  const said = ALERT.exec(source)?.[2] ?? ''
  if (GONE.test(said)) return found(`脚本提示“${said.slice(0, 60)}”`)
  const left = SCRIPTED_LEAVE.exec(source)?.[1]
  return left !== undefined && ERROR_PATH.test(left) ? found(`脚本转到错误页面 ${left}`) : null
}

/** Whole sentences one after the other: somebody explains something. */
export const isProse = (text: string): boolean => (text.match(/[。！？]|[a-z][.!?] ?(?=[A-Z])/g)?.length ?? 0) >= MANY_SENTENCES

/** Whether these words stand in an element of the page that its own style hides, waiting for a script to show them. */
export function isUnseen({ outcome }: Subject, words: string): boolean {
  const source = decode(outcome.bodyHead)
  const at = source.indexOf(words)
  if (at === -1) return false
  const tag = /<\w+([^<>]*)>[^<>]*$/.exec(source.slice(Math.max(0, at - BEFORE), at))?.[1] ?? ''
  return /display\s*:\s*none|\bhidden\b/i.test(tag)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('gb18030').decode(bytes) // what is not UTF-8 is most often GBK here
  }
}
