import { compareTexts, type TextShare } from '../../copies/compareTexts.ts'
import type { EarlierDocument } from '../../copies/earlierIndex.ts'
import { foldTitle } from '../../copies/foldTitle.ts'
import type { ContentView } from '../../model/contentView.ts'
import { limitOf } from '../profile.ts'
import type { RuleContext } from '../ruleContext.ts'
import { dayOf } from './dayOf.ts'
import { isEarlier } from './isEarlier.ts'

/** The earlier document that this one repeats. `redated`: the same text word for word under a later date. */
export type Copy = { of: EarlierDocument; redated: boolean; share: number }

/** Texts below this many letters are too short to be called a copy. */
const SHORTEST = 60
/** Per cent of the sentences. */
export const COPIED = 60
const WORD_FOR_WORD = 0.95

/** Of two instalments of a series, only one that is nearly word for word a repetition is a copy. */
const COPIED_INSTALMENT = 0.75

const known = new WeakMap<ContentView, Copy | null>()

const PERIOD = /[\d零〇一二三四五六七八九十]+(?:年|月|季度|期|号|周|批|届|次)?|上半年|下半年|春节|元旦|清明节?|劳动节|五一|端午节?|中秋节?|国庆节?|[上中下]旬/g

/** Titles that differ in nothing but the period or the number: instalments of a series. */
const isSeries = (title: string, other: string): boolean => {
  const [left, right] = [title, other].map((one) => one.normalize('NFKC'))
  return left !== right && foldTitle((left ?? '').replace(PERIOD, '')) === foldTitle((right ?? '').replace(PERIOD, ''))
}

const isCopied = (share: TextShare, series: boolean, limit: number): boolean =>
  series ? share.exact >= COPIED_INSTALMENT : share.alike >= limit

const find = ({ blocks, document }: ContentView, { earlier, profile }: RuleContext): Copy | null => {
  const text = blocks.map((block) => block.text.trim()).join('\n')
  if (text.replace(/[^\p{L}]/gu, '').length < SHORTEST) return null
  const { meta, path } = document
  const day = meta.publishedAt === null ? null : dayOf(meta.publishedAt)
  const limit = limitOf(profile, 'near-copy', COPIED) / 100
  for (const other of earlier.alike(text)) {
    if (other.path === path || !isEarlier(other, document)) continue
    const share = compareTexts(text, other.text)
    if (!isCopied(share, isSeries(meta.title ?? '', other.title), limit)) continue
    const otherDay = other.publishedAt === null ? null : dayOf(other.publishedAt)
    return { of: other, redated: share.exact >= WORD_FOR_WORD && day !== null && otherDay !== null && otherDay < day, share: share.alike }
  }
  return null
}

/** The earlier document that the body of this one repeats, looked for once for all rules. */
export const copyOf = (view: ContentView, context: RuleContext): Copy | null => {
  const found = known.get(view)
  if (found !== undefined) return found
  const copy = find(view, context)
  known.set(view, copy)
  return copy
}
