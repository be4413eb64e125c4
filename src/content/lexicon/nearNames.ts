import { runAtOnce } from '../../shared/turns.ts'
import { ahoCorasick } from './ahoCorasick.ts'
import { isConfusable } from './confusable.ts'
import data from './data/names.json' with { type: 'json' }
import { letterUnits } from './letterUnits.ts'
import type { LexiconMatch } from './lexicon.ts'
import { slipBetween } from './slipBetween.ts'
import { overlap, type Span } from './span.ts'

const GROUND = '机构、条约、文件和区域的正式名称'

/** Names so short are taken for another only where the letter sounds or looks like it; shorter ones never where a letter is missing or too many. */
const SHORT = 8
const LEAST_LETTERS = 6

/** Without it the name is that of a local authority: 市场监管局. */
const CHIEF = '总'

/** A half of a name that stands as it should; a slip leaves one of the two. */
type Half = { isFirst: boolean; name: string; text: string }

const halvesOf = (name: string): Half[] => {
  const middle = name.length >> 1
  return [{ isFirst: true, name, text: name.slice(0, middle) }, { isFirst: false, name, text: name.slice(middle) }]
}

const halves = data.names.flatMap(halvesOf)
const texts = [...new Set(halves.map(({ text }) => text))]
const byText = texts.map((text) => halves.filter((half) => half.text === text))
const halfFinder = runAtOnce(ahoCorasick(texts))
const right = [...data.names, ...data.also]
const rightFinder = runAtOnce(ahoCorasick(right))

const NAME = /^(?!.*的)[\u4e00-\u9fff“”（）—]+$/

const isLikely = (written: string, name: string): boolean => {
  const slip = slipBetween(written, name)
  if (slip === null) return false
  if (slip.kind === 'swapped') return true
  const inside = slip.at > 0 && slip.at < name.length - 1
  if (slip.kind === 'other') return isConfusable(name.charAt(slip.at), written.charAt(slip.at)) || (inside && name.length >= SHORT)
  return inside && name.length >= LEAST_LETTERS && !(slip.kind === 'missing' && name.charAt(slip.at) === CHIEF)
}

/** The stretches that may stand for the name, of as many letters, one fewer and one more. */
const stretches = ({ isFirst, name, text: half }: Half, end: number): Span[] => [0, -1, 1].map((more) => {
  const start = isFirst ? end - half.length : end - name.length - more
  return { end: start + name.length + more, start }
})

const matchOf = ({ end, start }: Span, name: string, wrong: string): LexiconMatch => ({ end, entry: { ground: GROUND, kind: 'name', right: name, severity: 'error', wrong }, start })

const rightSpans = (units: Uint16Array): Span[] => {
  const spans: Span[] = []
  rightFinder.scan(units, units.length, (index, end) => spans.push({ end, start: end - (right[index]?.length ?? 0) }))
  return spans
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end
const lengthOf = ({ end, start }: Span): number => end - start

/** Whether a right name excuses the stretch: it holds it, is the greater part of it, or is as long and reaches into it. */
const excuses = (known: Span, found: Span): boolean =>
  within(found, known) || (within(known, found) && lengthOf(known) > lengthOf(found) / 2) || (overlap(known, found) && lengthOf(known) >= lengthOf(found))

const withoutRight = (found: readonly LexiconMatch[], known: readonly Span[]): LexiconMatch[] => found.filter((match) => !known.some((span) => excuses(span, match)))

/**
 * Names of authorities, organisations, treaties, fairs and zones with one letter wrong, missing or too many, or two swapped. What holds, or lies
 * within, a right name is right.
 */
export const nearNames = (text: string): LexiconMatch[] => {
  const units = letterUnits(text)
  const found: LexiconMatch[] = []
  halfFinder.scan(units, units.length, (index, end) => {
    for (const half of byText[index] ?? []) {
      for (const span of stretches(half, end)) {
        const written = text.slice(Math.max(0, span.start), span.end)
        if (span.start >= 0 && NAME.test(written) && isLikely(written, half.name)) found.push(matchOf(span, half.name, written))
      }
    }
  })
  return found.length === 0 ? [] : withoutRight(found, rightSpans(units))
}
