import { inAddress, inLatin } from '../text/inLatin.ts'
import { type Fault, type Found, textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const HAN = '\\p{Script=Han}'
const MARK = /(?<=[\p{Script=Han}”’》）】%\dA-Za-z])[,;:?!](?![,;:?!./\\)])/gu
const STOP = new RegExp(`(?<=${HAN}{2}|[”’》）])\\.(?=\\s*$|\\s*\\n|[”’）]|\\s?${HAN})`, 'gu')
const BRACKETS = /\(([^()（）\n]{1,120})\)/g

const FULL: Readonly<Record<string, string>> = { '!': '！', ',': '，', ':': '：', ';': '；', '?': '？' }

const HAN_END = new RegExp(`[${HAN}”’》）】]$`, 'u')
const HAN_START = new RegExp(`^\\s?[${HAN}“‘《（【]`, 'u')
const HAN_ANY = new RegExp(HAN, 'u')

/** Syllables of transliterated names, whose parts a full stop of a typewriter often separates. */
const NAME_PARTS = /^[阿埃艾安奥巴贝比波布查达德迪杜多厄恩尔法菲弗夫戈格哈海赫霍基吉加杰卡凯科克库拉莱兰劳勒雷里利琳林卢鲁路伦罗洛马玛麦曼梅门米莫姆穆娜纳内尼诺努欧帕佩皮普奇乔琼切萨塞森沙莎史斯丝苏索塔泰坦特提托瓦威韦维温沃乌西希夏谢辛休雅亚伊因尤约泽詹珍朱兹]{2,4}$/

const message = (mark: string, right: string): string => `中文句子里用了半角“${mark}”，应为全角“${right}”`

const judgeMark = ({ after, before, match, text }: Found): Fault | null => {
  const [mark] = match
  const right = FULL[mark] ?? mark
  const afterHan = HAN_END.test(before)
  // 3:2 of a score and 12:00 of a clock have digits before them; a label has not.
  const between = afterHan || (mark !== ':' && HAN_START.test(after))
  if (!between || inAddress(before) || inLatin(text, match.index)) return null
  return { message: message(mark, right) }
}

const judgeStop = ({ after, before, match, text }: Found): Fault | null => {
  const numbered = /(?:^|[\s。；：])[（(]?[一二三四五六七八九十]+$/.test(before)
  const [first = '', second = ''] = [before.slice(-2), after.slice(0, 2)]
  if (numbered || inAddress(before) || inLatin(text, match.index) || (NAME_PARTS.test(first) && NAME_PARTS.test(second))) return null
  return /^(?:中国|公司|网络|政务|公益)/.test(after) ? null : { message: message('.', '。') }
}

const judgeBrackets = ({ after, before, match, text }: Found): Fault | null => {
  const inner = match[1] ?? ''
  const beside = HAN_END.test(before) || (before.trim() === '' && HAN_START.test(after))
  const chinese = HAN_ANY.test(inner) && (beside || HAN_START.test(after) || before.trim() === '')
  if (!chinese || inAddress(before) || (inLatin(text, match.index) && !HAN_END.test(before))) return null
  return { message: '中文句子里用了半角括号，应为全角“（）”', to: `（${inner}）` }
}

const withFull = (judge: (found: Found) => Fault | null) => (found: Found): Fault | null => {
  const fault = judge(found)
  return fault && { ...fault, to: FULL[found.match[0]] ?? '。' }
}

/** Half-width marks in Chinese sentences. Numbers, times, addresses, English, file names, versions and code are left alone. */
export const punctuationHalfWidth: Rule = {
  check: (view) => [...textHits(view, MARK, withFull(judgeMark)), ...textHits(view, STOP, withFull(judgeStop)), ...textHits(view, BRACKETS, judgeBrackets)],
  doc: {
    examples: [
      { body: '<p>武汉海关,今天上线新系统;请企业注意.</p>', fixed: '<p>武汉海关，今天上线新系统；请企业注意。</p>', hits: [',', ';', '.'] },
      { body: '<p>联系电话:027-87654321</p>', fixed: '<p>联系电话：027-87654321</p>', hits: [':'] },
      { body: '<p>你准备好了吗?</p>', fixed: '<p>你准备好了吗？</p>', hits: ['?'] },
      { body: '<p>国际贸易(单一窗口)上线。</p>', fixed: '<p>国际贸易（单一窗口）上线。</p>', hits: ['(单一窗口)'] },
      { body: '<p>9:00开始，增长3.5%，共1,234票，比分3:2，见 https://a.cn/x?y=1,2 或 附件.docx，版本V2.0。</p>', hits: [], note: '数、时间、网址、文件名、版本' },
      { body: '<p>Hello, world. The Single Window (SW) is online; see below.</p>', hits: [], note: '英文句子' },
      { body: '<p>执行 <code>f(x), g(y)</code> 后，约翰·史密斯 (John Smith, USA) 来访。</p>', hits: [], note: '代码和英文括注' },
    ],
    name: '半角标点',
    why: '中文句子用全角标点。半角逗号、句号在正文里又小又挤，和数字、英文混在一起时还会看错。',
  },
  id: 'punctuation-half-width',
  severity: 'warning',
  source: 'GB/T 15834-2011 标点符号用法',
}
