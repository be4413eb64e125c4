import { describe, expect, it } from '@jest/globals'

import { findWrongWords } from '../../../../src/content/lexicon/findWrongWords.ts'
import { mergedLexicon } from '../../../../src/content/lexicon/mergedLexicon.ts'
import { runAtOnce } from '../../../../src/shared/turns.ts'
import { LEXICON_HEADINGS, parseLexiconRows } from '../../../../src/content/lexicon/parseLexiconRows.ts'
import { readLexiconFile } from '../../../../src/content/lexicon/readLexiconFile.edge.ts'
import { shippedEntries } from '../../../../src/content/lexicon/shippedLexicon.ts'

const problems = (...rows: string[][]) => parseLexiconRows([LEXICON_HEADINGS, ...rows]).problems.map(({ line, message }) => `${line} ${message}`)

describe('parseLexiconRows', () => {
  it('takes rows in Chinese or in code, with exceptions', () => {
    const { problems: none, rows } = parseLexiconRows([LEXICON_HEADINGS, ['抱关', '报关', '警告', '用语', '本单位规定', '拥抱关怀、怀抱关'], ['某词', '', '', 'sensitive']])
    expect(none).toEqual([])
    expect(rows.map(({ entry }) => entry)).toEqual([
      { exceptions: ['拥抱关怀', '怀抱关'], ground: '本单位规定', kind: 'phrase', right: '报关', severity: 'warning', wrong: '抱关' },
      { ground: '', kind: 'sensitive', right: '', severity: 'error', wrong: '某词' },
    ])
  })

  it.each([
    [[['', '']], '2 空行，请删除'],
    [[['', '报关']], '2 “错误写法”为空，请填写或删除这一行'],
    [[['--', '报关']], '2 “--”没有可以查找的文字'],
    [[['ＡＥＯ', 'aeo']], '2 “ＡＥＯ”与正确写法相同（不计全半角、大小写和简繁）'],
    [[['抱关', '报关', '严重']], '2 级别“严重”不认识，应为 错误、警告 或 提示'],
    [[['抱关', '报关', '', '别的']], '2 种类“别的”不认识，应为 错别字、用语、名称、敏感、异形词 或 放行'],
    [[['抱关', '报关'], ['抱關', '报关']], '3 “抱關”与第 2 行重复'],
    [[['关检', '海关检验']], '2 正确写法“海关检验”里含有错误写法“关检”，会反复报错；请写得更长，或填写例外'],
  ])('names the line and the fault: %j', (rows, message) => {
    expect(problems(...rows)).toEqual([message])
  })

  it('refuses A → B beside B → A, on both lines', () => {
    expect(problems(['甲词', '乙词'], ['乙词', '甲词'])).toEqual([expect.stringContaining('2 “甲词→乙词”与第 3 行矛盾'), expect.stringContaining('3 “乙词→甲词”与第 2 行矛盾')])
  })

  it('wants the heading', () => {
    expect(parseLexiconRows([['a', 'b']]).problems).toEqual([{ line: 1, message: expect.stringContaining('首行应为表头') }])
    expect(parseLexiconRows([]).problems).toHaveLength(1)
  })
})

describe('readLexiconFile', () => {
  it('reads CSV with and without a byte order mark, keeps empty lines', async () => {
    expect(await readLexiconFile(Buffer.from('\ufeff错误写法,正确写法\r\n\r\n"抱,关",报关\r\n'))).toEqual([['错误写法', '正确写法'], [''], ['抱,关', '报关']])
  })

  it.each([['a broken zip', Buffer.from('PK\u0003\u0004rubbish')], ['an open quote', Buffer.from('"a')]])('refuses %s', async (_name, file) => {
    await expect(readLexiconFile(file)).rejects.toThrow('文件打不开')
  })

  it('reads what spreadsheets here save, in GB18030', async () => {
    expect(await readLexiconFile(Buffer.from([0xb4, 0xed, 0xce, 0xf3, 0x2c, 0xb4, 0xed]))).toEqual([['错误', '错']])
  })

  it('refuses a file that is too large', async () => {
    await expect(readLexiconFile(Buffer.alloc(2_900_001, 'a'))).rejects.toThrow('文件超过 2.9 MB')
  })
})

describe('shipped and house entries', () => {
  const found = (house: Parameters<typeof mergedLexicon>[0], text: string) => findWrongWords(runAtOnce(mergedLexicon(house)), text).map(({ entry }) => `${entry.wrong}→${entry.right}`)
  const house = { enabled: true, ground: '', kind: 'typo', right: '楚贸通', severity: 'error', wrong: '楚茂痛' } as const

  it('ships at least 1,500 pairs, each with a ground and no pair against another', () => {
    const entries = shippedEntries()
    const pairs = entries.filter(({ right }) => right !== '')
    expect(pairs.length).toBeGreaterThan(1_500)
    expect(entries.filter(({ ground }) => ground === '')).toEqual([])
    const wrong = new Set(entries.map((entry) => entry.wrong))
    expect(new Set(entries.map((entry) => JSON.stringify([entry.wrong, entry.context?.near]))).size).toBe(entries.length)
    expect(pairs.filter(({ right }) => wrong.has(right))).toEqual([])
  })

  it('lets the house add, overrule and silence', () => {
    expect(found([house], '请登录楚茂痛。')).toEqual(['楚茂痛→楚贸通'])
    expect(found([], '提交抱关单。')).toEqual(['抱关单→报关单'])
    expect(found([{ ...house, enabled: false, right: '报关单', wrong: '抱关单' }, { ...house, enabled: false, right: '报关', wrong: '抱关' }], '提交抱关单。')).toEqual([])
    expect(found([{ ...house, kind: 'allow', right: '', wrong: '抱关单小组' }], '抱关单小组提交抱关单。')).toEqual(['抱关单→报关单'])
  })
})
