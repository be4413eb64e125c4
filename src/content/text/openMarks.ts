import type { ReadableText } from '../model/readableTexts.ts'

/** A bracket or quotation mark whose partner is missing, at its place in the text. `nested` marks stand inside a pair of their own kind. */
export type LooseMark = { at: number; kind: 'closing' | 'nested' | 'opening'; mark: string }

const PAIRS: Readonly<Record<string, string>> = { '（': '）', '(': ')', '“': '”', '‘': '’', '《': '》', '〈': '〉', '【': '】', '「': '」', '『': '』', '［': '］', '〔': '〕' }
const WIDTH: Readonly<Record<string, string>> = { '(': '（', ')': '）' }
const CLOSING: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(PAIRS).map(([open, close]) => [close, open]))
/** Marks that must not stand inside their own kind. */
const NOT_NESTED = new Set(['“', '《'])

const wide = (mark: string): string => WIDTH[mark] ?? mark

/** 1） a) 一） at the start of an item. */
const numbersItem = (before: string): boolean => /(?:^|[\s。；：:，、])(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/.test(before)

const apostrophe = (text: string, at: number): boolean => /^’\d\d/.test(text.slice(at, at + 3)) || /[‘’]/.test(text.charAt(at)) && /[A-Za-z\d]/.test(text.charAt(at - 1)) && /[A-Za-z\s]|^$/.test(text.charAt(at + 1))

/** [0,100) and the like: brackets of an interval need not be of one kind. */
const INTERVAL = /[[(（［]\s*[-−]?[\d.%∞]+\s*[,，]\s*[-+−]?[\d.%∞]+\s*[\])）］]/g

type Open = { at: number; mark: string }

const close = (open: Open[], mark: string): boolean => {
  const at = open.findLastIndex((one) => wide(one.mark) === wide(CLOSING[mark] ?? ''))
  if (at < 0) return false
  open.splice(at, 1)
  return true
}

const MARKS = /[（()）“”‘’《》〈〉【】「」『』［］〔〕]/g

const collect = (text: string): LooseMark[] => {
  const masked = text.replace(INTERVAL, (interval) => ' '.repeat(interval.length))
  const open: Open[] = []
  const loose: LooseMark[] = []
  for (const { 0: mark, index: at } of masked.matchAll(MARKS)) {
    if (apostrophe(masked, at)) continue
    if (mark in PAIRS) {
      if (NOT_NESTED.has(mark) && open.some((one) => one.mark === mark)) loose.push({ at, kind: 'nested', mark })
      open.push({ at, mark })
    } else if (!close(open, mark) && !(/[)）]/.test(mark) && numbersItem(masked.slice(0, at)))) loose.push({ at, kind: 'closing', mark })
  }
  return [...loose, ...open.map(({ at, mark }): LooseMark => ({ at, kind: 'opening', mark }))].sort((one, other) => one.at - other.at)
}

const known = new WeakMap<ReadableText, readonly LooseMark[]>()

/** Marks without a partner and marks nested in their own kind, in order. */
export const looseMarks = (source: ReadableText): readonly LooseMark[] => {
  const marks = known.get(source) ?? collect(source.text)
  known.set(source, marks)
  return marks
}
