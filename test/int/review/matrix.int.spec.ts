import { readFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { executeMatrix, type MatrixResult } from './matrix.ts'
import { type Stage, startStage } from './stage.ts'

const withoutNotes = (text: string): string[] => text.split('\n').map((line) => line.replace(/#.*$/, '').trimEnd()).filter((line) => line !== '')

let stage: Stage
let result: MatrixResult

beforeAll(async () => {
  stage = await startStage('review-matrix')
  result = await executeMatrix(stage)
}, 600_000)

afterAll(async () => stage.portal.destroy())

describe('who may take a text where, in which state, by which way in', () => {
  it('should never let out what was not approved, by whom it may not, nor take it off unseen', () => {
    expect(result.broken).toEqual([])
  })

  it('should be what was reviewed, cell by cell', () => {
    expect(withoutNotes(result.text)).toEqual(withoutNotes(readFileSync(path.join(import.meta.dirname, 'matrix.txt'), 'utf8')))
    expect(result.executed).toBeGreaterThan(3_000)
  })
})
