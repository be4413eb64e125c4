import { describe, expect, it } from '@jest/globals'
import { pino } from 'pino'

import { snippetOf } from '../../../src/delivery/search/snippetOf.ts'
import { loadTokenise, segmentWords } from '../../../src/delivery/search/tokenise.ts'

describe('tokenise', () => {
  it('should cut Chinese into words for search, without punctuation', async () => {
    const tokenise = await loadTokenise(pino({ level: 'silent' }))
    expect(tokenise('武汉海关查验免收费，ＡＢＣ！')).toEqual(expect.arrayContaining(['武汉', '海关', '查验', 'abc']))
    expect(tokenise('，。！ \n')).toEqual([])
  })

  it('should do without jieba', () => {
    expect(segmentWords()('外贸 Single-Window')).toEqual(expect.arrayContaining(['外贸', 'single', 'window']))
  })
})

describe('snippetOf', () => {
  it('should show the surroundings of the word', () => {
    const snippet = snippetOf(`${'前'.repeat(200)}目标${'后'.repeat(200)}`, ['目标'])
    expect(snippet).toMatch(/^…前+目标后+…$/)
    expect(snippet.length).toBeLessThan(200)
  })

  it('should show the beginning where the word is only in the title', () => {
    expect(snippetOf('短 文', ['没有'])).toBe('短 文')
  })
})
