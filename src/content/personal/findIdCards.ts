import { digitText, originalSpan } from './digitText.ts'
import { numbersAThing } from './numberLabel.ts'
import type { PersonalNumber } from './personalNumber.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const REGIONS = new Set(['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83'])

// Looked for from every place: a number that stands before a card's must not swallow its first digits.
const EIGHTEEN = /(?<![0-9a-z])(?=([1-9](?:[ -]{0,2}\d){16}[ -]{0,2}[\dx])(?![0-9a-z]))/g
const FIFTEEN = /(?<![0-9a-z.])([1-9]\d{14})(?![0-9a-z.])/g
const CARD_WORDS = /身份证|身份号码|证件号/

const isDate = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return month >= 1 && month <= 12 && date.getUTCDate() === day && date.getUTCMonth() === month - 1
}

const checkDigit = (digits: string): string | undefined => '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11]

/** Whether 18 digits are an identity number: region, a date between 1900 and 2099, check digit (GB 11643-1999). */
export const isIdCard = (digits: string): boolean => {
  const year = Number(digits.slice(6, 10))
  return REGIONS.has(digits.slice(0, 2)) && year >= 1900 && year < 2100 && isDate(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))
    && checkDigit(digits) === digits.slice(17)
}

const isOldCard = (digits: string): boolean =>
  REGIONS.has(digits.slice(0, 2)) && isDate(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)))

const masked = (digits: string): string => `${digits.slice(0, 2)}${'*'.repeat(digits.length - 5)}${digits.slice(-3)}`

/** Identity numbers: 18 digits that check, also spaced, hyphenated, full-width; 15 digits where the words before speak of a card. `label` is the column's head. */
export const findIdCards = (text: string, label = ''): PersonalNumber[] => {
  const folded = digitText(text)
  const before = (at: number): string => `${label}：${folded.text.slice(0, at)}`
  const found: PersonalNumber[] = []
  const add = (raw: string, index: number): void => {
    const digits = raw.replace(/[ -]/g, '').toUpperCase()
    found.push({ ...originalSpan(folded, index, raw.length), kind: 'idCard', mask: masked(digits) })
  }
  for (const { 1: raw = '', index } of folded.text.matchAll(EIGHTEEN)) {
    if (isIdCard(raw.replace(/[ -]/g, '').toUpperCase()) && !numbersAThing(before(index))) add(raw, index)
  }
  for (const { 1: raw = '', index } of folded.text.matchAll(FIFTEEN)) {
    if (CARD_WORDS.test(before(index).slice(-24)) && isOldCard(raw)) add(raw, index)
  }
  return found
}
