import { sentenceAt } from '../lexicon/sentenceAt.ts'
import { overlap } from '../lexicon/span.ts'
import { digitText, originalSpan } from './digitText.ts'
import { isIdCard } from './findIdCards.ts'
import { numbersAThing } from './numberLabel.ts'
import type { PersonalNumber } from './personalNumber.ts'

const BEFORE = '(?<![0-9a-z.=/&?#_-])'
const AFTER = '(?![0-9a-z]|\\.\\d)'

/** Grouped as cards are printed and typed. */
const USUAL = new RegExp(`${BEFORE}(\\d{4}(?:[ -]{0,2}\\d{4}){2,3}[ -]{0,2}\\d{1,4}|\\d{6}[ -]\\d{10,13})${AFTER}`, 'g')
/** Grouped otherwise; it may be several numbers side by side. */
const ODD = new RegExp(`${BEFORE}(\\d{3,8}(?:[ .-]\\d{3,8}){2,4})${AFTER}`, 'g')

/** First digits of cards issued in China (ISO/IEC 7812): 62 of UnionPay and the older ones of the banks, and the international brands. */
const ISSUED = /^(?:62|60[0-3]|9558|9559|4[0-9]{3}|5[1-5]|2[2-7]|35[2-8]|3[47])/
const UNION_PAY = /^(?:62[0-9]{14,17}|955[89]\d{15})$/

const CARD_WORDS = /卡号|银行卡|储蓄|信用卡|借记卡|账号|帐号|账户|帐户|开户|户名|收款|汇款|转账|打款|工商银行|建设银行|农业银行|中国银行|招商银行|交通银行|邮储|邮政储蓄|农商|信用社|支行|工行|建行|农行|中行|社保卡|工资卡/
const OF_AN_OFFICE = /对公|单位(?:账|帐)户|公司(?:账|帐)户|基本户|国库|专户|保证金|公户|捐赠账户|捐款账户/
const OF_A_PERSON = /个人|本人/

/** ISO/IEC 7812-1, annex B. */
const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Whether digits are a whole number of a UnionPay card with a right check digit. */
export const isUnionPayCard = (digits: string): boolean => UNION_PAY.test(digits) && passesLuhn(digits)

const isCardNumber = (digits: string): boolean => digits.length >= 15 && digits.length <= 19 && ISSUED.test(digits) && passesLuhn(digits) && !isIdCard(digits)

type Met = { index: number; isUsual: boolean; raw: string }

const numbersIn = (text: string): Met[] =>
  [USUAL, ODD].flatMap((pattern) => [...text.matchAll(pattern)].map(({ 1: raw = '', index }) => ({ index, isUsual: pattern === USUAL, raw })))

const isOfAPerson = (sentence: string, { isUsual, raw }: Met): boolean => {
  if (OF_AN_OFFICE.test(sentence) && !OF_A_PERSON.test(sentence)) return false
  return CARD_WORDS.test(sentence) || (isUsual && UNION_PAY.test(raw.replace(/\D/g, '')))
}

/** Cards with a right check digit: where the sentence speaks of one, or the first digits and the length are UnionPay's and nothing says that a thing is numbered. */
export const findBankCards = (text: string, label = ''): PersonalNumber[] => {
  const folded = digitText(text)
  const found = numbersIn(folded.text).flatMap((met) => {
    const { index, raw } = met
    const digits = raw.replace(/\D/g, '')
    if (!isCardNumber(digits) || numbersAThing(`${label}：${folded.text.slice(0, index)}`)) return []
    const sentence = label + sentenceAt(folded.text, { end: index + raw.length, start: index })
    if (!isOfAPerson(sentence, met)) return []
    return [{ ...originalSpan(folded, index, raw.length), kind: 'bankCard' as const, mask: `${digits.slice(0, 4)}${'*'.repeat(digits.length - 8)}${digits.slice(-4)}` }]
  })
  return found.filter((one, at) => !found.slice(0, at).some((other) => overlap(one, other)))
}
