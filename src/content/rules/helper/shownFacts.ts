import type { ContentView } from '../../model/contentView.ts'
import { type TextBlock } from '../../model/textBlocks.ts'
import { dayOf } from './dayOf.ts'

/** What the text itself tells readers of its publication. `at` is the offset of the words in the block. */
export type Shown = { at: number; block: TextBlock; text: string }

const DATE_LABEL = /(?:发布|发文|发稿|更新|上网|成文|信息)?(?:日期|时间)\s*[：:]\s*(\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)/
const PUBLISHED_LABEL = /发布(?:日期|时间)|发稿(?:日期|时间)|^(?:日期|时间)|[\s|丨]+(?:日期|时间)/
const SOURCE_LABEL = /(?<![数据图片资料])(?:信息|文章|稿件|新闻|内容)?来源\s*[：:]\s*([^\s|丨，。；）)]{2,40})/
const LINE = 120

const find = ({ blocks }: ContentView, shape: RegExp): null | Shown => {
  for (const block of blocks) {
    const match = block.text.length <= LINE ? shape.exec(block.text) : null
    if (match?.[1] !== undefined) return { at: match.index + match[0].indexOf(match[1]), block, text: match[1] }
  }
  return null
}

/** The date of publication that the page shows (发布时间：…), or null. */
export const shownDate = (view: ContentView): null | Shown => {
  const shown = find(view, DATE_LABEL)
  return shown && PUBLISHED_LABEL.test(shown.block.text) ? shown : null
}

/** The source that the page shows (来源：…), or null. */
export const shownSource = (view: ContentView): null | Shown => find(view, SOURCE_LABEL)

const ALONE = /^[（(]?\s*(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日\s*[）)]?$/

/** The date that a text is signed with: a paragraph of its own near its end. */
export const signedDate = ({ blocks }: ContentView): null | Shown => {
  const block = blocks.slice(-8).findLast(({ tag, text }) => tag !== 'td' && tag !== 'th' && tag !== 'li' && ALONE.test(text.trim()))
  return block ? { at: block.text.length - block.text.trimStart().length, block, text: block.text.trim() } : null
}

/** The day a document was published: as its metadata state it, as it shows it, or else as it is signed. */
export const publicationDay = (view: ContentView): null | string => {
  const { publishedAt } = view.document.meta
  if (publishedAt !== null) return dayOf(publishedAt)
  const shown = shownDate(view) ?? signedDate(view)
  return shown ? dayOf(shown.text.replace(/^[（(]/, '')) : null
}
