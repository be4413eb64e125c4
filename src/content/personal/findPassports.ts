import { sentenceAt } from '../lexicon/sentenceAt.ts'
import { digitText, originalSpan } from './digitText.ts'
import type { PersonalNumber } from './personalNumber.ts'

const NUMBER = /(?<![0-9a-z.-])((?:[egdsp]|e[a-hj-np-z]|1[45]|[hmc][a-z]?)[ -]?\d{4}[ -]?\d{3,6})(?![0-9a-z]|[.-]\d)/g
const ORDINARY = /^(?:[EGDSP]\d{8}|E[A-HJ-NP-Z]\d{7}|1[45]\d{7})$/
const PERMIT = /^(?:C[A-Z]?\d{7,8}|[HM]\d{8}(?:\d{2})?)$/
const OTHER = /型号|货号|编号|单号|税号|商品|批号|HS/i

const named = (before: string, word: string): boolean => {
  const at = before.lastIndexOf(word)
  return at >= 0 && before.length - at <= 44 && !OTHER.test(before.slice(at + word.length))
}

/** Passports and permits for Hong Kong, Macao and Taiwan: the shape alone says nothing, the words before must name the document. */
export const findPassports = (text: string, label = ''): PersonalNumber[] => {
  const folded = digitText(text)
  return [...folded.text.matchAll(NUMBER)].flatMap(({ 1: raw = '', index }) => {
    const number = raw.replace(/[ -]/g, '').toUpperCase()
    const sentence = sentenceAt(folded.text, { end: index, start: index })
    const before = `${label}：${sentence.slice(0, sentence.lastIndexOf(folded.text.slice(index, index + raw.length)))}`
    const isOne = (ORDINARY.test(number) && (named(before, '护照') || named(before, 'passport'))) || (PERMIT.test(number) && (named(before, '通行证') || named(before, '护照')))
    if (!isOne) return []
    return [{ ...originalSpan(folded, index, raw.length), kind: 'passport' as const, mask: `${number.slice(0, 1)}${'*'.repeat(number.length - 4)}${number.slice(-3)}` }]
  })
}
