import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'

import { sealAuditLog } from '../../../src/store/auditLog.ts'
import { runCommand } from '../../helpers/product.ts'

const ENTRIES = 2_500
let folder = ''
let uri = ''
let client: MongoClient

const audit = (...args: string[]) => runCommand(['node', 'src/cli/audit.ts', ...args], { DATABASE_URI: uri, DATA_DIR: path.join(folder, 'data'), PAYLOAD_SECRET: 'x'.repeat(40) })
const file = (name: string): string => path.join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pco-audit-'))
  const url = new URL(process.env['TEST_MONGO_URI'] ?? '')
  url.pathname = `/audit-export-${process.pid}`
  uri = url.href
  client = await MongoClient.connect(uri)
  const log = client.db().collection('auditLog')
  await log.insertMany(Array.from({ length: ENTRIES }, (_, at) => ({
    action: 'update', actorName: `编辑${at % 7}`, at: new Date(Date.UTC(2026, 10, 1) + at * 60_000), changed: [{ after: 'b', before: 'a', path: 'title' }], collectionSlug: 'news', documentId: String(at), ip: null, reason: null, seq: null,
  })))
  while ((await sealAuditLog(log)) > 0);
})
afterAll(async () => {
  await client.db().dropDatabase()
  await client.close()
  rmSync(folder, { force: true, recursive: true })
})

describe('npm run audit', () => {
  let head = ''

  it('exports what is sealed, and finds it whole without a database', async () => {
    const exported = await audit('export', file('log.ndjson'))
    expect(exported).toMatchObject({ code: 0, output: expect.stringContaining(`已导出 ${ENTRIES} 条`) })
    head = /链尾哈希 (\w{64})/.exec(exported.output)?.[1] ?? ''
    expect(await runCommand(['node', 'src/cli/audit.ts', 'verify', file('log.ndjson'), head], {})).toMatchObject({ code: 0, output: expect.stringContaining(`完整，共 ${ENTRIES} 条`) })
  })

  it.each<[string, (lines: string[]) => string[], string]>([
    ['one changed word', (lines) => lines.with(1_234, lines[1_234]!.replace('编辑', '主编')), '第 1235 条的内容与其哈希不符'],
    ['a row taken out', (lines) => lines.toSpliced(10, 1), '缺少第 11 条'],
    ['two rows in another order', (lines) => lines.with(5, lines[6]!).with(6, lines[5]!), '缺少第 6 条'],
    ['the end cut off', (lines) => lines.slice(0, -3), '链尾哈希与给出的不同'],
  ])('detects %s', async (_what, change, message) => {
    const lines = readFileSync(file('log.ndjson'), 'utf8').trimEnd().split('\n')
    writeFileSync(file('changed.ndjson'), `${change(lines).join('\n')}\n`)
    expect(await audit('verify', file('changed.ndjson'), head)).toMatchObject({ code: 1, output: expect.stringContaining(message) })
  })

  it.each<[string, string[], string]>([
    ['a file that is none', ['verify', 'package.json'], '第 1 行不是审计记录'], ['a file that is missing', ['verify', '/no/such/file'], '读不了'], ['no command', [], '用法'],
  ])('says what is wrong with %s', async (_what, args, message) => {
    expect(await audit(...args)).toMatchObject({ code: 2, output: expect.stringContaining(message) })
  })

  it('overwrites no file', async () => {
    writeFileSync(file('kept.txt'), 'kept')
    expect((await audit('export', file('kept.txt'))).code).not.toBe(0)
    expect(readFileSync(file('kept.txt'), 'utf8')).toBe('kept')
  })
})
