import { readableTexts } from '../model/readableTexts.ts'
import { looseMarks } from '../text/openMarks.ts'
import type { Rule } from './rule.ts'

const INNER: Readonly<Record<string, string>> = { '“': '‘ ’', '《': '〈 〉' }
const CLOSE: Readonly<Record<string, string>> = { '“': '”', '《': '》' }

/** Quotation or title marks inside their own kind. */
export const punctuationNested: Rule = {
  check: (view) => readableTexts(view).flatMap((source) => {
    const { placeAt, text } = source
    const loose = looseMarks(source)
    if (loose.some(({ kind }) => kind !== 'nested')) return []
    return loose.map(({ at, mark }) => {
      const end = text.indexOf(CLOSE[mark] ?? '', at) + 1
      return { message: `“${mark}”里面再用，应改为“${INNER[mark] ?? ''}”`, place: placeAt(at), text: text.slice(at, Math.max(at + 1, end)) }
    })
  }),
  doc: {
    examples: [
      { body: '<p>关于印发《〈办法〉解读》和《关于修改《通关办法》的决定》的通知。</p>', hits: ['《通关办法》'] },
      { body: '<p>他说：“请看‘单一窗口’和“直通”。”</p>', hits: ['“直通”'] },
      { body: '<p>《关于修改〈通关办法〉的决定》；“他说‘好’”。</p>', hits: [] },
    ],
    name: '引号书名号嵌套',
    why: '书名号里再用书名号，里面一层用单书名号；引号里再用引号，里面一层用单引号。',
  },
  id: 'punctuation-nested',
  severity: 'hint',
  source: 'GB/T 15834-2011 4.8.3.3、4.15.3.4',
}
