import { describe, expect, it } from '@jest/globals'

import { likelierWords } from '../../../../src/content/lexicon/likelierWords.ts'

const shown = (text: string): string[] => likelierWords(text).map(({ end, entry: { right }, start }) => `${text.slice(start, end)} → ${right}`)

describe('likelier words', () => {
  it.each([
    ['外商投姿企业数量稳步增加。', '投姿 → 投资', 'a letter of the same sound'],
    ['开僻国际物流新通道。', '开僻 → 开辟', 'a letter that sounds alike'],
    ['企业廷误申报的，不再补办。', '廷误 → 延误', 'a letter that looks alike'],
    ['省商务厅织组企业参展。', '织组 → 组织', 'two letters swapped'],
    ['为企业提供“一占式”服务。', '一占式 → 一站式', 'three letters'],
  ])('%s', (text, found) => {
    expect(shown(text)).toEqual([found])
  })

  it.each([
    ['企业办理进出口货物报关手续。', 'words as they are'],
    ['会长张文骅、理事李敬宜出席。', 'given names'],
    ['养犬人应当依法养犬。', 'a rare word of the law'],
    ['Only 中 one letter', 'a run too short for a word'],
    ['', 'nothing'],
  ])('leaves %s', (text) => {
    expect(shown(text)).toEqual([])
  })

  it('tells where in the text', () => {
    const text = 'RCEP生效后，企业亨受关税减免。'
    expect(likelierWords(text).map(({ end, start }) => text.slice(start, end))).toEqual(['亨受'])
  })
})
