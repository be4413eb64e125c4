import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type BasePayload, type CollectionSlug, getPayload } from 'payload'

import { seed } from '../../../src/seed/seed.ts'
import { readEnv } from '../../../src/shared/env.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'pco-seed-'))
const lines: string[] = []
let payload: BasePayload

const run = (): Promise<void> => seed({ env: readEnv(process.env), log: (line) => lines.push(line), payload })

beforeAll(async () => {
  const uri = new URL(process.env['TEST_MONGO_URI'] ?? '')
  uri.pathname = '/seed-spec'
  Object.assign(process.env, { DATABASE_URI: uri.href, DATA_DIR: dataDir, PAYLOAD_SECRET: 'x'.repeat(40) })
  const { default: config } = await import('../../../payload.config.ts')
  payload = await getPayload({ config })
  await run()
}, 120_000)

afterAll(async () => {
  await payload.db.connection.dropDatabase()
  await payload.destroy()
  rmSync(dataDir, { force: true, recursive: true })
})

describe('seed', () => {
  it.each<[CollectionSlug, number]>([
    ['applications', 183], ['attachments', 3], ['centers', 17], ['evaluationScores', 204], ['faqs', 20], ['feeWaiverPolicies', 10], ['news', 200], ['users', 8], ['waiverRecords', 300],
  ])('should fill %s with %i documents', async (collection, expected) => {
    expect((await payload.count({ collection })).totalDocs).toBe(expected)
  })

  it('should do nothing when run again', async () => {
    await run()
    expect((await payload.count({ collection: 'news' })).totalDocs).toBe(200)
    expect(lines.filter((line) => line.includes('密码'))).toHaveLength(2)
  })

  it('should mark every article as demonstration', async () => {
    expect((await payload.count({ collection: 'news', where: { demo: { not_equals: true } } })).totalDocs).toBe(0)
  })
})
