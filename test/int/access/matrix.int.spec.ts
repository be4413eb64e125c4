import { readFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { cellsExecuted, executeMatrix, executeRow, type Row } from './matrix.ts'
import { compareRows, readReviewed } from './reviewed.ts'
import { startWorld, type World } from './world.ts'

const reviewed = readReviewed(readFileSync(path.join(import.meta.dirname, 'matrix.txt'), 'utf8'))
let world: World
let rows: Row[]

beforeAll(async () => {
  world = await startWorld('access-matrix')
  rows = await executeMatrix(world)
}, 600_000)

afterAll(async () => world.portal.destroy())

describe('the matrix of roles, collections, operations and ways in', () => {
  it('should be what was reviewed, cell by cell', () => {
    expect(compareRows(rows, reviewed)).toEqual([])
    expect(cellsExecuted()).toBeGreaterThan(6_000)
  })

  it('should give a machine exactly what its role gives a person', () => {
    const of = (actor: string) => rows.filter((row) => row.actor === actor).map(({ may, slug }) => [slug, Object.fromEntries(may)])
    expect(of('machine').filter(([slug]) => slug !== 'users')).toEqual(of('operator').filter(([slug]) => slug !== 'users'))
  })
})

describe('a rule that is removed', () => {
  /** Runs with one access rule of the live config replaced, and puts it back. */
  const openly = async (slug: string, rule: 'create' | 'delete' | 'read' | 'readVersions' | 'update', work: () => Promise<void>): Promise<void> => {
    const { access } = world.config(slug)
    const kept = access[rule]
    access[rule] = () => true
    try {
      await work()
    } finally {
      access[rule] = kept
    }
  }

  it.each([
    ['news', 'update', 'port', 'update'], ['news', 'readVersions', 'center', 'versions'], ['auditLog', 'delete', 'admin', 'delete'], ['holidays', 'create', 'editor', 'create'],
    ['centers', 'read', 'center', 'read'], ['evaluationScores', 'update', 'center', 'update'], ['payload-preferences', 'read', 'editor', 'list'], ['media', 'create', 'disabled', 'create'],
  ] as const)('should be found: %s.access.%s, by what %s may then do', (...[slug, rule, actor, operation]) =>
    openly(slug, rule, async () => {
      const found = compareRows([await executeRow(world, slug, { actor })], reviewed).filter((line) => !line.includes('who does not exist') && !line.includes('no such collection'))
      expect(found.join('\n')).toMatch(new RegExp(`matrix\\.txt line \\d+: collection “${slug}”, “${actor}”, ${operation}: reviewed as (refused|allowed on own only), but it is allowed`))
    }))
})

describe('what was never reviewed', () => {
  const row: Row = { actor: 'editor', may: new Map([['create', 'yes'], ['list', 'own'], ['read', 'own'], ['count', 'own'], ['delete', 'yes'], ['deleteMany', 'no']]), slug: 'news', unclear: [] }
  const file = readReviewed('# note\nnews, pages:\n  editor, reviewer: create read(own) deleteOne\n  gone: nothing\n')
  const without = (lines: readonly string[], text: string): string[] => lines.filter((line) => !line.includes(text))

  it('should fail with the lines to add and to take out', () => {
    const found = compareRows([row, { ...row, slug: 'extra' }, { ...row, actor: 'newcomer' }], file)
    expect(found).toEqual([
      'Collection “extra” has no section. Add to matrix.txt, after reviewing it, the line “extra:” and below it:\n    editor: create read(own) deleteOne',
      '“newcomer” has no line in the section “news:”. Add to matrix.txt, after reviewing it:\n    newcomer: create read(own) deleteOne',
      'matrix.txt, section “news:” has a line for “reviewer”, who does not exist. Take it out.',
      'matrix.txt, section “news:” has a line for “gone”, who does not exist. Take it out.',
      'matrix.txt has a section “pages:”, but there is no such collection. Take it out.',
    ])
  })

  it('should name a cell that differs, an operation that is gone and an outcome that proves nothing', () => {
    const changed: Row = { ...row, may: new Map([...row.may, ['create', 'no'], ['deleteMany', 'yes'], ['update', 'foreign']]), unclear: ['update through REST: 500'] }
    const found = without(compareRows([changed], readReviewed('news:\n  editor: create read(own) deleteOne duplicate\n')), 'nothing')
    expect(found.map((line) => line.split('\n')[0])).toEqual([
      'collection “news”, “editor”: update through REST: 500',
      'matrix.txt line 2: collection “news”, “editor”, create: reviewed as allowed, but it is refused. Mend the access rule; only if the new answer is meant, write',
      'matrix.txt line 2: collection “news”, “editor”, deleteMany: reviewed as refused, but it is allowed. Mend the access rule; only if the new answer is meant, write',
      'matrix.txt line 2: collection “news”, “editor”, update: reviewed as refused, but it is allowed on foreign only. Mend the access rule; only if the new answer is meant, write',
      'matrix.txt line 2: collection “news”, “editor”, duplicate: the collection has no such operation. Take the word out.',
    ])
  })
})
