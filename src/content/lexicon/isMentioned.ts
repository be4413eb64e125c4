import { sentenceAt, type Span } from './sentenceAt.ts'

/** The sentence speaks about how something is written. */
const ABOUT_WRITING = /误写|错写|写成|误作|误为|错为|错别字|别字|错字|误用|应写|应为|应作|改为|更正|勘误|正确写法|规范写法|不能写|不应写|不要写|不宜写|误印|混淆|误读|念成|读成|原文如此|不规范的?(?:写法|表述|用法|简称|名称)|错误(?:的)?(?:写法|表述|用法|说法)/

const OPENING = '“‘「『《"\'〈（('
const CLOSING = '”’」』》"\'〉）)'

/** Whether the span alone stands in quotation marks. */
const quotedAlone = (text: string, { end, start }: Span): boolean =>
  start > 0 && OPENING.includes(text.charAt(start - 1)) && end < text.length && CLOSING.includes(text.charAt(end))

const before = (text: string, start: number): string => text.slice(Math.max(0, start - 30), start)

/** Whether the words are spoken about rather than used: quoted alone, or in a sentence about spelling. */
export const isMentioned = (text: string, span: Span): boolean => {
  const sentence = sentenceAt(text, span)
  if (ABOUT_WRITING.test(sentence)) return quotedAlone(text, span) || /(?:写成|误作|误为|错为|误写为|错写为)\s*$/.test(before(text, span.start))
  return false
}
