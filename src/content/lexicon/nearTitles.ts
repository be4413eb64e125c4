import data from './data/names.json' with { type: 'json' }
import type { LexiconMatch } from './lexicon.ts'
import { slipBetween } from './slipBetween.ts'

/** A law or regulation of the state, cited by its full title. */
const TITLE = /《(中华人民共和国)?([\u4e00-\u9fff]{3,24}(?:法|条例|细则))》/g

const laws = new Set(data.laws)

const matchOf = (title: string, right: string, start: number): LexiconMatch =>
  ({ end: start + title.length, entry: { ground: '法律、行政法规的正式名称', kind: 'name', right, severity: 'error', wrong: title }, start })

/** Laws and regulations of the state cited with one letter wrong, missing or too many, or two swapped. */
export const nearTitles = (text: string): LexiconMatch[] =>
  [...text.matchAll(TITLE)].flatMap(({ 1: state, 2: title = '', index }) => {
    if (laws.has(title)) return []
    const right = data.laws.find((law) => (state !== undefined || law.length > 5) && slipBetween(title, law) !== null)
    return right === undefined ? [] : [matchOf(title, right, index + 1 + (state?.length ?? 0))]
  })
