import { shingleSimilarity } from './shingles.ts'
import { siteOf } from './judgeRedirects.ts'
import type { Judged, Subject } from './subject.ts'

const UNRELATED = 0.05
const ENOUGH_TEXT = 80
/** What a Chinese site tells of its owner: the number of its registration, else who runs it. */
const OWNER = /[\u4e00-\u9fff]ICP[备证]\s?\d{5,}|(?:主办单位|主办|版权所有)[:：©\s]*([\u4e00-\u9fff（）()]{4,30})/i

const ownerOf = (text: string): string | null => OWNER.exec(text)?.[0].replace(/\s/g, '') ?? null

/** A known page whose title and text have nothing in common with what they were, now answered by another registrable domain or another owner. */
export function drift({ outcome, title, text, context }: Subject): Judged | null {
  const { history } = context
  if (!history || history.title === '' || title === '' || text.length < ENOUGH_TEXT || history.text.length < ENOUGH_TEXT) return null
  const owner = ownerOf(history.text)
  const isMoved = siteOf(new URL(outcome.finalUrl)) !== siteOf(new URL(history.finalUrl)) || (owner !== null && ownerOf(text) !== owner)
  const isOther = isMoved && shingleSimilarity(title, history.title) < UNRELATED && shingleSimilarity(text, history.text) < UNRELATED
  return isOther ? { reason: 'drift', evidence: [`原标题“${history.title.slice(0, 40)}”，现标题“${title.slice(0, 40)}”`] } : null
}
