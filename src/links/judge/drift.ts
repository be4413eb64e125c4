import { shingleSimilarity } from './shingles.ts'
import { siteOf } from './judgeRedirects.ts'
import type { Judged, Subject } from './subject.ts'

const UNRELATED = 0.05
const ENOUGH_TEXT = 80

/** A known page whose title and text have nothing in common with what they were, now answered by another registrable domain. */
export function drift({ outcome, title, text, context }: Subject): Judged | null {
  const { history } = context
  if (!history || history.title === '' || title === '' || text.length < ENOUGH_TEXT || history.text.length < ENOUGH_TEXT) return null
  const isMoved = siteOf(new URL(outcome.finalUrl)) !== siteOf(new URL(history.finalUrl))
  const isOther = shingleSimilarity(title, history.title) < UNRELATED && shingleSimilarity(text, history.text) < UNRELATED
  return isMoved && isOther ? { reason: 'drift', evidence: [`原标题“${history.title.slice(0, 40)}”，现标题“${title.slice(0, 40)}”`] } : null
}
