import type { Severity } from '../finding.ts'
import type { ContentView } from '../model/contentView.ts'
import { type ReadableText, readableTexts } from '../model/readableTexts.ts'
import type { Hit } from '../rules/rule.ts'

/** What a pattern met: `before` and `after` are the rest of the text on either side. */
export type Found = { after: string; before: string; match: RegExpExecArray; source: ReadableText; text: string }

/** Why it is wrong; `to` replaces the matched words where that is sure. */
export type Fault = { message: string; severity?: Severity; to?: string }

/** Judges every match of a pattern (with flag g) in title, summary and blocks; null is right. The matched words are quoted. */
export const textHits = (view: ContentView, pattern: RegExp, judge: (found: Found) => Fault | null): Hit[] =>
  readableTexts(view).flatMap((source) => {
    const { text } = source
    return [...text.matchAll(pattern)].flatMap((match) => {
      const quote = match[0]
      const fault = judge({ after: text.slice(match.index + quote.length), before: text.slice(0, match.index), match, source, text })
      if (!fault) return []
      const { message, severity, to } = fault
      return [{ ...(to === undefined ? {} : { fix: { from: quote, to } }), message, place: source.placeAt(match.index), ...(severity ? { severity } : {}), text: quote.trim() }]
    })
  })
