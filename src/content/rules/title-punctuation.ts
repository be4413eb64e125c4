import { metaPlace } from './helper/metaPlace.ts'
import type { Rule } from './rule.ts'

const PAIRS: readonly (readonly [open: string, close: string])[] = [['《', '》'], ['〈', '〉'], ['“', '”'], ['‘', '’'], ['（', '）'], ['(', ')'], ['【', '】'], ['〔', '〕'], ['[', ']'], ['「', '」']]

/** Brackets may close in the other width; that is for the rules on punctuation. */
const fold = (title: string): string => title.replace(/\(/g, '（').replace(/\)/g, '）')

const unpaired = (title: string): null | string => {
  const open: string[] = []
  for (const char of fold(title)) {
    const opening = PAIRS.find(([left]) => left === char)
    const closing = PAIRS.find(([, right]) => right === char)
    if (opening) open.push(opening[1])
    else if (closing && open.pop() !== char) return closing[1]
  }
  const [missing] = open
  return missing === undefined ? null : PAIRS.find(([, right]) => right === missing)?.[0] ?? missing
}

const faultOf = (title: string): null | string => {
  const mark = unpaired(title)
  if (mark !== null) return `标题里的“${mark}”没有配对`
  if (/[。．，、；：,;:]$/.test(title)) return `标题末尾不用“${title.at(-1) ?? ''}”`
  if (/^[。，、；：！？,;:!?.]/.test(title)) return `标题开头多了“${title[0] ?? ''}”`
  if (/([。，、；：！？,;:])\1/.test(title)) return '标题里有重复的标点'
  return /[\n\t]|[ \u3000]{2,}/.test(title) ? '标题里有多余的空格或换行' : null
}

/** A title's marks come in pairs, and it does not end like a sentence. */
export const titlePunctuation: Rule = {
  check: ({ document }) => {
    const { title } = document.meta
    const fault = title === null ? null : faultOf(title)
    return fault === null || title === null ? [] : [{ message: `${fault}，请改正`, place: metaPlace(document, 'title'), text: title }]
  },
  doc: {
    examples: [
      ...['关于印发《管理办法的通知', '外贸运行情况（2026年3月', '湖北口岸提效降费。', '，关于放假的通知', '“单一窗口”上线””', '新版系统上线,', '关于召开  会议的通知'].map((title) => ({ body: '<p>正文。</p>', hits: [title], meta: { title } })),
      ...['关于印发《〈办法〉实施细则》的通知', '查验免收费怎么办？', '一图读懂：新版“单一窗口”', '外贸运行情况（2026年3月)', '湖北外贸增长 5.2%!'].map((title) => ({ body: '<p>正文。</p>', hits: [], meta: { title } })),
    ],
    name: '标题标点',
    why: '书名号、括号缺一半或标题末尾带句号，多半是复制时漏了字。',
  },
  id: 'title-punctuation',
  severity: 'warning',
  source: 'GB/T 15834-2011《标点符号用法》；GB/T 9704-2012（公文标题）',
}
