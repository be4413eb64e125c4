import { expect, it } from '@jest/globals'

import { gradeExam3 } from '../../fixtures/exam3/gradeExam3.ts'

/** Documents and attachments made blind, with other programs than those that read them; the key names every fault, all else is right. */
it('finds what the third examination of documents has hidden, at its place, and nothing else', async () => {
  const { extra, faults, found, misplaced, missed } = await gradeExam3()
  const recall = found / faults
  const precision = found / (found + extra.length)
  process.stdout.write(`${faults} faults: recall ${(recall * 100).toFixed(1)} %, precision ${(precision * 100).toFixed(1)} %, ${misplaced.length} in the wrong place\n${[...missed, ...misplaced, ...extra].join('\n')}\n`)
  expect(recall).toBeGreaterThanOrEqual(0.99)
  expect(precision).toBeGreaterThanOrEqual(0.99)
  expect(misplaced.length).toBeLessThanOrEqual(1)
}, 120_000)
