import { type ReadableText, readableTexts } from '../model/readableTexts.ts'
import { textHits } from '../text/textHits.ts'
import { type LooseMark, looseMarks } from '../text/openMarks.ts'
import type { Hit, Rule } from './rule.ts'

/** A quotation may run over so many paragraphs. */
const REACH = 6

const PARTNERS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '（': '）', '(': '）', '「': '」', '『': '』' }

type Loose = { marks: readonly LooseMark[]; source: ReadableText }

/** A quotation of several paragraphs opens anew with each. */
const opensAnew = (mark: LooseMark, next: Loose | undefined): boolean => mark.mark === '“' && next !== undefined && next.source.text.trimStart().startsWith('“')

/** Closed in one of the next paragraphs, or opened anew there. */
const goesOn = (mark: LooseMark, following: readonly Loose[]): boolean =>
  opensAnew(mark, following[0]) || following.some(({ marks }) => marks.some((other) => other.kind === 'closing' && other.mark === PARTNERS[mark.mark])) && mark.mark in PARTNERS

const cameFrom = (mark: LooseMark, preceding: readonly Loose[]): boolean => preceding.some(({ marks }) => marks.some((other) => other.kind === 'opening' && PARTNERS[other.mark] === mark.mark))

const hitsOf = (loose: Loose, at: number, all: readonly Loose[]): Hit[] =>
  loose.marks.flatMap((mark) => {
    if (mark.kind === 'nested') return []
    if (mark.kind === 'opening' && goesOn(mark, all.slice(at + 1, at + REACH))) return []
    if (mark.kind === 'closing' && cameFrom(mark, all.slice(Math.max(0, at - REACH), at))) return []
    const message = mark.kind === 'opening' ? `“${mark.mark}”没有对应的后一半` : `“${mark.mark}”没有对应的前一半`
    return [{ message: `${message}，请补上或删除`, place: loose.source.placeAt(mark.at), text: loose.source.text.slice(Math.max(0, mark.at - (mark.kind === 'closing' ? 8 : 0)), mark.at + (mark.kind === 'opening' ? 9 : 1)) }]
  })

/** 《“…》”: marks that close in the order in which they opened. */
const CROSSED = /《“[^《》“”]*》”|“《[^《》“”]*”》/g

/** Brackets, quotation and title marks without a partner. Quotations may run over several paragraphs. */
export const punctuationUnbalanced: Rule = {
  check: (view) => {
    const all = readableTexts(view).map((source) => ({ marks: looseMarks(source), source }))
    return [...all.flatMap((loose, at) => hitsOf(loose, at, all)), ...textHits(view, CROSSED, () => ({ message: '书名号与引号交叉，应一内一外' }))]
  },
  doc: {
    examples: [
      { body: '<p>国际贸易“单一窗口上线。</p>', hits: ['“单一窗口上线。'] },
      { body: '<p>依据《海关法办理，参见附件）。</p>', hits: ['《海关法办理，参见', '法办理，参见附件）'] },
      { body: '<p>“第一段。</p><p>“第二段。”</p><p>1）准备；2）申报；a) 完成。It’s fine. 区间[0,100)。</p>', hits: [], note: '分段引文、序号、英文撇号、区间' },
    ],
    name: '括号引号不成对',
    why: '少了一半的引号、书名号、括号会让后面的话全部读错，也常常是删改时误删了字的信号。',
  },
  id: 'punctuation-unbalanced',
  severity: 'warning',
  source: 'GB/T 15834-2011 4.8、4.9、4.15',
}
