import { describe, expect, it } from '@jest/globals'

import { nearNames } from '../../../../src/content/lexicon/nearNames.ts'
import { nearTitles } from '../../../../src/content/lexicon/nearTitles.ts'
import { type Slip, slipBetween } from '../../../../src/content/lexicon/slipBetween.ts'

const shown = (text: string): string[] => [...nearNames(text), ...nearTitles(text)].map(({ end, entry: { right }, start }) => `${text.slice(start, end)} → ${right}`)

describe('names that are nearly right', () => {
  it.each([
    ['世界贸易组识改革方案获讨论。', '世界贸易组识 → 世界贸易组织'],
    ['国家知识产局发布公告。', '国家知识产局 → 国家知识产权局'],
    ['市场监管局总开展抽查。', '市场监管局总 → 市场监管总局'],
    ['国家发展和改革和委员会批复项目。', '国家发展和改革和委员会 → 国家发展和改革委员会'],
    ['湖北省市场监管管理局印发通知。', '湖北省市场监管管理局 → 湖北省市场监督管理局'],
    ['依照《中华人民共和国国境卫生检验法》处理。', '国境卫生检验法 → 国境卫生检疫法'],
    ['根据《优化营商环境条列》制定。', ''],
  ])('%s', (text, found) => {
    expect(shown(text)).toEqual(found === '' ? [] : [found])
  })

  it.each([
    '国家发展和改革委员会、人力资源社会保障部、国家卫生健康委联合印发通知。',
    '中国特色的社会主义道路。',
    '世界贸易中心大厦；欧亚经济委员会；全国人民代表大会代表。',
    '依照《中华人民共和国进出口商品检验法实施条例》《中华人民共和国海关法》处理。',
    '《武汉市优化营商环境办法》',
    '',
  ])('leaves %s', (text) => {
    expect(shown(text)).toEqual([])
  })
})

describe('one slip between words', () => {
  it.each<[string, string, null | Slip]>([
    ['海关总暑', '海关总署', { at: 3, kind: 'other' }],
    ['海关署', '海关总署', { at: 2, kind: 'missing' }],
    ['海关总总署', '海关总署', { at: 3, kind: 'more' }],
    ['海关署总', '海关总署', { at: 2, kind: 'swapped' }],
    ['海关总署署', '海关总署', { at: 4, kind: 'more' }],
    ['海关总署', '海关总署', null],
    ['海官总暑', '海关总署', null],
    ['海关', '海关总署', null],
  ])('%s for %s', (written, right, slip) => {
    expect(slipBetween(written, right)).toEqual(slip)
  })
})
