import { readFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { executeFields, type FieldRow, fieldsTried, forge, FORGING } from './fields.ts'
import { compareFields, readFields, readReviewed } from './reviewed.ts'
import { ACTORS, type Actor, startWorld, type World } from './world.ts'

const read = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8')
const matrix = readReviewed(read('matrix.txt'))
const reviewed = readFields(read('fields.txt'))
let world: World

/** A machine saves as its role does. */
const may = (slug: string, operation: string): Actor[] => ACTORS.filter((actor) => actor !== 'machine' && matrix.get(slug)?.get(actor)?.may.has(operation))

beforeAll(async () => {
  world = await startWorld('access-fields')
}, 180_000)

afterAll(async () => world.portal.destroy())

it('should let each field be saved by those reviewed and by nobody else', async () => {
  const rows: FieldRow[] = []
  for (const { slug } of world.portal.payload.config.collections) {
    const actors = may(slug, 'update')
    if (actors.length > 0) rows.push(await executeFields(world, slug, actors))
  }
  expect(compareFields(rows, reviewed)).toEqual([])
  expect(fieldsTried()).toBeGreaterThan(800)
}, 600_000)

it.each(FORGING)('should take no closed field in by %s', async (way) => {
  const operation = { 'bulk update': 'updateMany', create: 'create', duplicate: 'duplicate', 'restore a version': 'restore' }[way]
  const taken: string[] = []
  let tried = 0
  for (const [slug, fields] of reviewed) {
    for (const actor of may(slug, operation)) {
      if (slug === 'users' && way !== 'create' && actor !== 'admin') continue
      // Who may only create sets what others may change later; nobody sets what nobody changes.
      const isClosed = (writers: readonly string[]): boolean => writers.length === 0 || (way === 'bulk update' && !writers.includes(actor))
      const closed = [...fields].filter(([, { writers }]) => isClosed(writers)).map(([field]) => field)
      const found = await forge(world, { actor, closed, slug, way })
      if (found === null) taken.push(`${slug} by ${actor}: ${way} was refused, so that nothing is proved`)
      else taken.push(...found.map((field) => `${slug}.${field} was taken from ${actor}`))
      tried += 1
    }
  }
  expect(taken).toEqual([])
  expect(tried).toBeGreaterThan(5)
}, 120_000)

it('should find a field whose rule is removed', async () => {
  const field = world.config('news').fields.find((each) => 'name' in each && each.name === 'demo') as { access?: object }
  const kept = field.access
  field.access = {}
  const found = compareFields([await executeFields(world, 'news', ['editor'])], reviewed)
  field.access = kept
  expect(found.join('\n')).toMatch(/fields\.txt line \d+: news\.demo: reviewed as saved by nobody, but editor can save it/)
})
