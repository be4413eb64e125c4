import type { Reason } from '../report.ts'
import type { ClassifyInput, TraceAnswer } from '../trace.ts'
import { simplified } from './simplified.ts'

/** What a judgement found: the reason of the verdict table and the facts behind it, in Chinese. */
export type Judged = { reason: Reason; evidence: string[] }

/** An answer made ready for the judgements: texts trimmed once, header look-ups easy. */
export type Subject = ClassifyInput & {
  outcome: TraceAnswer
  title: string
  /** Beginning of the visible text, white space collapsed. */
  text: string
  isHtml: boolean
  /** First bytes of the body as Latin-1: enough for markers and magic numbers, whatever the encoding. */
  head: string
  contentType: string
}

/** One judgement: null where it has nothing to object. */
export type Judge = (subject: Subject) => Judged | null

/** No judgement reads further; longer than every “short page” it knows. */
const MAX_TEXT = 4000
const MAX_TITLE = 500
/** A plain text this short may be a message in place of a file. */
const MAX_NOTE = 600

/** White space collapsed; characters nobody sees, which hide words from lexicons, are gone. */
const collapse = (text: string): string => text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').replace(/[\t\n\r\f\v]\s*| {2,}/g, ' ').trim()

/** Byte for byte; the label "latin1" of TextDecoder means windows-1252. */
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** A header's value, several joined by a comma, '' where absent. */
export function headerOf(answer: TraceAnswer, name: string): string {
  const value = answer.headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

/** What a short plain text says: errors are told this way too. */
const note = ({ bodyBytes, bodyHead }: TraceAnswer, contentType: string): string =>
  /^(?:text\/plain|application\/json)$/.test(contentType) && bodyBytes <= MAX_NOTE ? new TextDecoder().decode(bodyHead) : ''

/** Prepares an answer for the judgements. */
export function subjectOf(input: ClassifyInput, outcome: TraceAnswer): Subject {
  const contentType = headerOf(outcome, 'content-type').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return {
    ...input,
    outcome,
    contentType,
    head: latin1(outcome.bodyHead),
    isHtml: outcome.ids !== undefined,
    text: collapse(simplified((outcome.text ?? note(outcome, contentType)).slice(0, MAX_TEXT))),
    title: collapse(simplified((outcome.title ?? '').slice(0, MAX_TITLE))),
  }
}

/** How often the trace was redirected. */
export const redirectsOf = (input: Pick<ClassifyInput, 'outcome'>): number => Math.max(0, input.outcome.hops.length - 1)

/** True for 2xx. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300
