import { compileLexicon } from '../../src/content/lexicon/lexicon.ts'
import type { LexiconEntry } from '../../src/content/lexicon/lexiconEntry.ts'

/** Search speed of the lexicon: 50,000 words over 1 MB of Chinese text, CPU time. `node test/bench/lexicon.ts` */
const WORDS = 50_000
const BYTES = 1_000_000
const ROUNDS = 7

let seed = 7
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
const han = (): string => String.fromCharCode(0x4e00 + random(3_000))
const wordOf = (): string => Array.from({ length: 2 + random(4) }, han).join('')
const cpu = (): number => process.cpuUsage().user / 1_000

const words = [...new Set(Array.from({ length: WORDS + 5_000 }, wordOf))].slice(0, WORDS)
const entries: LexiconEntry[] = words.map((wrong) => ({ ground: '', kind: 'typo', right: '', severity: 'error', wrong }))
// Every tenth stretch is a word of the lexicon, so that the automaton goes deep.
let text = ''
while (text.length * 3 < BYTES) text += random(10) === 0 ? (words[random(words.length)] ?? '') : Array.from({ length: 8 }, han).join('')

const before = cpu()
const lexicon = compileLexicon(entries)
const built = cpu() - before
const rounds = Array.from({ length: ROUNDS }, () => {
  const start = cpu()
  const found = lexicon.occurrences(text).length
  return { found, spent: cpu() - start }
}).sort((one, other) => one.spent - other.spent)
const median = rounds[Math.floor(ROUNDS / 2)]
console.log(`${lexicon.size} words, ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB of text: build ${built.toFixed(0)} ms, ${(lexicon.bytes / 1e6).toFixed(1)} MB; `
  + `scan ${median?.spent.toFixed(0)} ms CPU (median of ${ROUNDS}), ${median?.found} found`)
