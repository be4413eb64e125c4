import { sentenceAt } from './sentenceAt.ts'
import type { Span } from './span.ts'

/** The sentence speaks about how something is written. */
const ABOUT_WRITING = /误写|错写|写成|误作|误为|错为|错别字|别字|错字|误用|应写|应为|应作|改为|更正|勘误|正确写法|规范写法|不能写|不应写|不要写|不宜写|误印|混淆|误读|念成|读成|原文如此|不规范的?(?:写法|表述|用法|简称|名称)|错误(?:的)?(?:写法|表述|用法|说法)/

const OPENING = '“‘「『《"\'〈（('
const CLOSING = '”’」』》"\'〉）)'

/** Whether the span alone stands in quotation marks. */
const quotedAlone = (text: string, { end, start }: Span): boolean =>
  start > 0 && OPENING.includes(text.charAt(start - 1)) && end < text.length && CLOSING.includes(text.charAt(end))

/** Longer quotations quote what somebody said, not how a word is written. */
const SHORT = 12

const openedBefore = (text: string, start: number, most: number): boolean => new RegExp(`[“‘「《][^“”‘’「」《》]{0,${most}}$`).test(text.slice(Math.max(0, start - most - 1), start))
const closedAfter = (text: string, end: number, most: number): boolean => new RegExp(`^[^“”‘’「」《》]{0,${most}}[”’」》]`).test(text.slice(end, end + most + 1))
const inQuotation = (text: string, { end, start }: Span, most: number): boolean => openedBefore(text, start, most) && closedAfter(text, end, most)

/** 错误：布署；正确：部署 */
const isWrongOfTwo = (text: string, { end, start }: Span): boolean =>
  /(?:错误|错|误|×)\s*[：:][^：:]{0,12}$/.test(text.slice(Math.max(0, start - 20), start)) && /(?:正确|正|√)\s*[：:]/.test(text.slice(end, end + 30))

/** Words handed down as they were written. */
const AS_IT_WAS = /原文|原话|照录|旧版|原样/
const LONG = 80

const before = (text: string, start: number): string => text.slice(Math.max(0, start - 30), start)

/** Whether the words are spoken about rather than used: quoted alone, or in a sentence about spelling. */
export const isMentioned = (text: string, span: Span): boolean => {
  const sentence = sentenceAt(text, span)
  if (isWrongOfTwo(text, span) || (AS_IT_WAS.test(sentence) && inQuotation(text, span, LONG))) return true
  if (ABOUT_WRITING.test(sentence)) return quotedAlone(text, span) || inQuotation(text, span, SHORT) || /(?:写成|误作|误为|错为|误写为|错写为)\s*$/.test(before(text, span.start))
  return false
}
