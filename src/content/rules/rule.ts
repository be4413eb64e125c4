import type { ContentFormat } from '../model/contentDocument.ts'
import type { Place } from '../model/contentNode.ts'
import type { EarlierDocument } from '../copies/earlierIndex.ts'
import type { ContentView } from '../model/contentView.ts'
import type { Fix, Severity } from '../finding.ts'
import type { RuleContext } from './ruleContext.ts'

/** What a rule found. `text` quotes the offending words (personal data masked) or the element; `severity` only where it differs from the rule's. */
export type Hit = { fix?: Fix; message: string; place: Place; severity?: Severity; text: string }

/**
 * An executed example: an HTML fragment as the body (or a whole page), with metadata where the rule needs it. `hits` are the texts the rule must
 * quote, in order (none: the example is right). `fixed` is the fragment or page as it should be; the rule must find nothing in it. The own host is
 * `www.example.gov.cn`, the clock says 2026-11-24 10:00 in Shanghai; `standing` tells what is known of addresses, `earlier` which documents exist.
 */
export type RuleExample = {
  body?: string
  earlier?: readonly EarlierDocument[]
  fixed?: string
  hits: readonly string[]
  meta?: Readonly<Record<string, string>>
  note?: string
  page?: string
  standing?: Readonly<Record<string, 'broken' | 'danger' | 'missing' | 'ok' | 'unpublished'>>
}

/** What the documentation page says of a rule and what the tests run. `why` is one paragraph in Chinese. */
export type RuleDoc = { examples: readonly RuleExample[]; name: string; why: string }

/** A threshold that columns may set, in whole `unit`s from `min` to `max`; `usual` where none does. */
export type RuleLimit = { max: number; min: number; unit: string; usual: number }

/** One rule. `id` is the file's name; `source` the legal or house rule behind it; `formats` where it does not apply to all. */
export type Rule = {
  check: (view: ContentView, context: RuleContext) => readonly Hit[]
  doc: RuleDoc
  formats?: ReadonlySet<ContentFormat>
  id: string
  limit?: RuleLimit
  severity: Severity
  source: string
}
