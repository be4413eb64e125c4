import { placeAt } from '../model/textBlocks.ts'
import { paragraphs } from './helper/paragraphs.ts'
import { limitOf } from './profile.ts'
import type { Rule } from './rule.ts'

/** Letters of one paragraph from which on readers lose the thread, about a screen of a phone and a half. */
const LONGEST = 500

const SENTENCE = '各口岸单位要按照统一部署，做好企业政策宣讲、费用核对和数据报送工作，确保政策落到实处。'

/** A paragraph that fills a screen is not read; long texts are cut by sense. */
export const longParagraph: Rule = {
  check: (view, { profile }) => {
    const limit = limitOf(profile, 'long-paragraph', LONGEST)
    return paragraphs(view).flatMap((block) => {
      const longest = block.text.split('\n').reduce((most, line) => Math.max(most, line.replace(/\s/g, '').length), 0)
      if (longest <= limit) return []
      return [{ message: `这一段有 ${longest} 字，请按意思分段（不超过 ${limit} 字）`, place: placeAt(block, 0), text: block.text.trim().slice(0, 40) }]
    })
  },
  doc: {
    examples: [
      { body: `<p>${SENTENCE.repeat(13)}</p>`, fixed: `<p>${SENTENCE.repeat(6)}</p><p>${SENTENCE.repeat(7)}</p>`, hits: [SENTENCE.slice(0, 40)] },
      { body: `<p>${SENTENCE.repeat(8)}</p>`, hits: [] },
      { body: `<p>${`${SENTENCE.repeat(5)}<br>`.repeat(4)}</p>`, hits: [], note: '有换行' },
    ],
    name: '段落过长',
    why: '一段超过 500 字（手机上超过一屏半），读者很难读完，也无法用小标题和要点引导。栏目可调整字数。',
  },
  id: 'long-paragraph',
  limit: { max: 3_000, min: 50, unit: '字', usual: LONGEST },
  severity: 'hint',
  source: '本站编辑规范（可读性）',
}
