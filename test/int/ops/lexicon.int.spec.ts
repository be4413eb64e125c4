import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'

import { OPS_SLUGS } from '../../../src/shared/slugs.ts'
import { houseLexicon } from '../../../src/store/houseLexicon.ts'
import { type Ops, startOps } from './startOps.ts'

const collection = OPS_SLUGS.lexicon
const HEAD = '错误写法,正确写法,级别,种类,依据,例外\n'

let ops: Ops

beforeAll(async () => {
  ops = await startOps('lexicon')
})

afterAll(() => ops.stop())

const endpoint = (path: string, method: string) => {
  const endpoints = ops.payload.collections[collection as never] as unknown as { config: { endpoints: { handler: (req: PayloadRequest) => Promise<Response>; method: string; path: string }[] } }
  return endpoints.config.endpoints.find((one) => one.path === path && one.method === method)!
}

const request = (body: unknown): PayloadRequest =>
  ({ context: {}, headers: new Headers({ 'content-type': 'application/json' }), json: () => Promise.resolve(body), payload: ops.payload, user: { collection: 'users', id: '64b000000000000000000001' } }) as unknown as PayloadRequest

const importFile = async (csv: string, dryRun = false) => {
  const answer = await endpoint('/import', 'post').handler(request({ dryRun, file: Buffer.from(csv).toString('base64') }))
  return { body: await answer.json() as Record<string, unknown>, status: answer.status }
}

const body = (words: string) => ({
  root: { children: [{ children: [{ text: words, type: 'text', version: 1 }], type: 'paragraph', version: 1 }], direction: null, format: '', indent: 0, type: 'root', version: 1 },
})

const wordsFound = async (slug: string, words: string): Promise<unknown[]> => {
  const { id } = await ops.api.create({ collection: 'articles', data: { body: body(words), slug, title: '关于词库的通知公告' } })
  const { docs } = await ops.api.find({ collection: 'findings', where: { and: [{ 'document.value': { equals: id } }, { rule: { equals: 'word-typo' } }] } })
  return docs.map(({ places }) => (places as { text: string }[])[0]?.text)
}

const stored = async () => (await ops.api.find({ collection, pagination: false, sort: 'wrong' })).docs.map(({ right, wrong }) => [wrong, right])

describe('lexicon', () => {
  it('checks with the shipped words, and with an entry as soon as it is saved or removed', async () => {
    expect(await wordsFound('one', '提交抱关单，登录楚茂痛平台。')).toEqual(['抱关单'])
    const { id } = await ops.api.create({ collection, data: { kind: 'typo', right: '楚贸通', severity: 'error', wrong: '楚茂痛' } })
    expect(await wordsFound('two', '提交抱关单，登录楚茂痛平台。')).toEqual(['抱关单', '楚茂痛'])
    await ops.api.update({ collection, data: { enabled: false }, id })
    expect(await wordsFound('three', '登录楚茂痛平台。')).toEqual([])
    await ops.api.delete({ collection, id })
    expect(await houseLexicon(ops.payload)).toBe(await houseLexicon(ops.payload))
  })

  it('refuses entries that say nothing or contradict another', async () => {
    await ops.api.create({ collection, data: { kind: 'typo', right: '乙词', severity: 'error', wrong: '甲词' } })
    await expect(ops.api.create({ collection, data: { kind: 'typo', right: '甲词', severity: 'error', wrong: '乙词' } })).rejects.toThrow('矛盾')
    await expect(ops.api.create({ collection, data: { kind: 'typo', right: 'AEO', severity: 'error', wrong: 'ａｅｏ' } })).rejects.toThrow('相同')
    await expect(ops.api.create({ collection, data: { kind: 'typo', right: '', severity: 'error', wrong: '--' } })).rejects.toThrow('没有可以查找的文字')
  })

  it('imports everything or nothing, shows it first, and exports what it can import again', async () => {
    const before = await stored()
    const refused = await importFile(`${HEAD}丙词,丁词\n\n丙词,戊词\n`)
    expect(refused.body).toMatchObject({ counts: { create: 1, refuse: 2 }, imported: false, rows: [{ line: 3, message: expect.stringContaining('空行') }, { line: 4, message: expect.stringContaining('与第 2 行重复') }, { action: 'create' }] })
    // The second row contradicts what is stored: the first must not stay.
    expect((await importFile(`${HEAD}丙词,丁词\n乙词,甲词\n`)).body).toMatchObject({ counts: { create: 1, refuse: 1 }, imported: false })
    const sound = `${HEAD}丙词,丁词,警告,名称,本站规定,丙词典\n甲词,庚词\n`
    expect((await importFile(sound, true)).body).toMatchObject({ counts: { change: 1, create: 1 }, imported: false, rows: [{ message: '正确写法“乙词”→“庚词”', wrong: '甲词' }, { wrong: '丙词' }] })
    expect(await stored()).toEqual(before)
    expect((await importFile(sound)).body).toMatchObject({ counts: { change: 1, create: 1, refuse: 0, skip: 0 }, imported: true })
    expect(await stored()).toEqual([['丙词', '丁词'], ['甲词', '庚词']])
    const exported = await (await endpoint('/export', 'get').handler(request(null))).text()
    expect(exported).toContain('丙词,丁词,warning,name,本站规定,丙词典')
    expect((await importFile(exported)).body).toMatchObject({ counts: { change: 0, create: 0, refuse: 0, skip: 2 }, imported: true })
  })

  it('audits every entry that an import writes, without its words', async () => {
    await importFile(`${HEAD}某某误词,某某正词\n甲词,辛词\n`)
    const { docs } = await ops.api.find({ collection: OPS_SLUGS.auditLog, limit: 2, sort: '-createdAt', where: { collectionSlug: { equals: collection } } })
    expect(docs.map(({ action }) => action).sort()).toEqual(['create', 'update'])
    expect(docs.every(({ actorName, at }) => actorName && at)).toBe(true)
    expect(JSON.stringify(docs)).not.toMatch(/误词|辛词/)
    expect(await wordsFound('imported', '这里有某某误词。')).toEqual(['某某误词'])
  })

  it('tries a sentence on the words in force, and nothing that is none', async () => {
    const attempt = async (text: unknown) => (await endpoint('/try', 'post').handler(request({ text }))).json() as Promise<{ errors?: { message: string }[]; words?: { text: string }[] }>
    expect((await attempt('提交抱关单，这里有某某误词。')).words?.map(({ text }) => text)).toEqual(['抱关单', '某某误词'])
    expect((await attempt(' ')).errors?.[0]?.message).toContain('请填写')
    expect((await attempt('长'.repeat(2_001))).errors?.[0]?.message).toContain('2000')
  })

  it('refuses what is no file', async () => {
    expect(await importFile('')).toMatchObject({ status: 400 })
  })
})

describe('a large file', () => {
  const SIZE = process.env['LONG'] ? 49_990 : 2_000
  const han = (index: number): string => String.fromCharCode(0x4e00 + (index % 20_000))
  const lines = Array.from({ length: SIZE }, (_, index) => `测${han(index)}${han(Math.floor(index / 7))}${han(index * 3 + 1)}误,规${index},警告,,规定`)
  const count = async (): Promise<number> => (await stored()).length

  it('is refused whole for one line that repeats another and one that is empty, both named', async () => {
    const before = await count()
    const { body: answer } = await importFile(`${HEAD}${[...lines, lines[4], ',,,,,'].join('\n')}\n`)
    expect(answer).toMatchObject({ counts: { create: SIZE, refuse: 2 }, imported: false })
    expect((answer['rows'] as { message: string }[]).slice(0, 2).map(({ message }) => message)).toEqual([expect.stringContaining('与第 6 行重复'), '空行，请删除'])
    expect(await count()).toBe(before)
  })

  it('is taken whole, audited, and taken again as unchanged', async () => {
    const before = await count()
    expect((await importFile(HEAD + lines.join('\n'))).body).toMatchObject({ counts: { create: SIZE }, imported: true })
    expect(await count()).toBe(before + SIZE)
    expect((await importFile(HEAD + lines.join('\n'))).body).toMatchObject({ counts: { create: 0, skip: SIZE }, imported: true })
  }, 120_000)

  it('is refused beyond 50,000 lines', async () => {
    const { body: answer } = await importFile(HEAD + Array.from({ length: 50_001 }, () => '甲,乙').join('\n'))
    expect(answer).toMatchObject({ imported: false, rows: [{ message: '超过 50000 行，请分次导入' }] })
  })
})
