import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { gradePaper } from '../../fixtures/exam/gradePaper.ts'
import { gradeSentences, type SentenceGrade } from '../../fixtures/exam2/gradeSentences.ts'

const FIXTURES = path.resolve('test/fixtures')
const PAPER = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => path.join(FIXTURES, 'exam', `${name}.txt`))

const shares = ({ falseAlarms, found, seeded }: SentenceGrade): { precision: number; recall: number } => ({ precision: found / (found + falseAlarms.length), recall: found / seeded })

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

// The floors are what was reached; each paper was written before its author looked at the rules, and measured before anything was mended.
describe('papers of authors who did not know the rules', () => {
  it.each<[string, () => SentenceGrade, { precision: number; recall: number }]>([
    ['news, notices and guides of a trade portal', () => gradePaper(PAPER), { precision: 0.96, recall: 0.94 }],
    ['sentences, one wrong word each', () => gradeSentences(path.join(FIXTURES, 'exam2')), { precision: 0.99, recall: 0.98 }],
    ['further sentences, other words', () => gradeSentences(path.join(FIXTURES, 'exam3')), { precision: 0.98, recall: 0.93 }],
  ])('%s', (name, grade, least) => {
    const result = grade()
    const { precision, recall } = shares(result)
    process.stdout.write(`${name}: ${result.seeded} faults, recall ${percent(recall)}, precision ${percent(precision)}\n`)
    expect({ falseAlarms: result.falseAlarms, isPrecise: precision >= least.precision }).toMatchObject({ isPrecise: true })
    expect({ isFound: recall >= least.recall, missed: result.missed }).toMatchObject({ isFound: true })
  })
})
