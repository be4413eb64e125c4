import type { ContentElement } from '../model/contentNode.ts'
import { type ContentView, textWithin } from '../model/contentView.ts'
import { type ReadableText, readableTexts } from '../model/readableTexts.ts'
import type { Hit } from '../rules/rule.ts'
import { cellLabel } from './cellLabel.ts'
import type { PersonalNumber } from './personalNumber.ts'

type Find = (text: string, label: string) => readonly PersonalNumber[]

const NUMBERED = /[0-9０-９]/

const hitOf = (text: ReadableText, { end, mask, start }: PersonalNumber, message: string): Hit => ({
  fix: { length: end - start, offset: text.offsetAt(start), to: mask }, message, place: text.placeAt(start), text: mask,
})

/** What readers hear, see on hovering, or dial. */
const attributeTexts = ({ all }: ContentView): { element: ContentElement; text: string }[] => all.flatMap(({ element }) => {
  const { alt, href = '', title } = element.attributes
  const dialled = /^(?:tel|sms):/i.test(href) ? href.replace(/^\w+:/, '') : undefined
  const shown = textWithin(element)
  return [alt, title, dialled].flatMap((text) => (text === undefined || !NUMBERED.test(text) || shown.includes(text) ? [] : [{ element, text }]))
})

const inAttributes = (view: ContentView, find: Find, message: string): Hit[] =>
  attributeTexts(view).flatMap(({ element, text }) => find(text, '').slice(0, 1).map(({ mask }) => ({ message, place: element.place, text: mask })))

/** Numbers already shown as the words of a link are told there. */
const unshown = (inText: readonly Hit[], hidden: readonly Hit[]): Hit[] => hidden.filter(({ text }) => !inText.some((hit) => hit.text === text))

/** Findings for what `find` sees in title, summary, blocks, and the attributes that hold words. They quote and carry the mask only, never the number. */
export const personalHits = (view: ContentView, find: Find, message: string): Hit[] => {
  const inText = readableTexts(view).flatMap((text) => {
    if (!NUMBERED.test(text.raw)) return []
    const label = text.block ? cellLabel(text.block) : ''
    return find(text.raw, label).map((number) => hitOf(text, number, message))
  })
  return [...inText, ...unshown(inText, inAttributes(view, find, message))]
}
