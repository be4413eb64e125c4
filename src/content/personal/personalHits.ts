import type { ContentView } from '../model/contentView.ts'
import { type ReadableText, readableTexts } from '../model/readableTexts.ts'
import type { Hit } from '../rules/rule.ts'
import { cellLabel } from './cellLabel.ts'
import type { PersonalNumber } from './personalNumber.ts'

type Find = (text: string, label: string) => readonly PersonalNumber[]

const NUMBERED = /[0-9０-９]/

const hitOf = (text: ReadableText, { end, mask, start }: PersonalNumber, message: string): Hit => ({
  fix: { length: end - start, offset: text.offsetAt(start), to: mask }, message, place: text.placeAt(start), text: mask,
})

/** Findings for what `find` sees in title, summary and blocks. They quote and carry the mask only, never the number. */
export const personalHits = (view: ContentView, find: Find, message: string): Hit[] =>
  readableTexts(view).flatMap((text) => {
    if (!NUMBERED.test(text.raw)) return []
    const label = text.block ? cellLabel(text.block) : ''
    return find(text.raw, label).map((number) => hitOf(text, number, message))
  })
