import { DEFACED, goodsIn } from './lexicons.ts'
import { siteOf } from './judgeRedirects.ts'
import type { Judged, Subject } from './subject.ts'

const SEARCH_ENGINES = /referrer[\s\S]{0,200}(?:baidu|google|sogou|so\.com|bing|sm\.cn)|(?:baidu|sogou|google)[\s\S]{0,120}referrer/i
const SCRIPTED = /location(?:\.href)?\s*=\s*["'](https?:\/\/[^"']+)|location\.(?:replace|assign)\(\s*["'](https?:\/\/[^"']+)|document\.write\([^)]{0,40}<script[^)]{0,80}src=\\?["'](https?:\/\/[^"'\\]+)/i
/** Injected titles are often written as character references, which no author does. */
const ENCODED_TITLE = /<title>\s*(?:&#x?[0-9a-f]+;\s*){6,}/i
const META = /<meta[^>]{1,40}?name=["']?(?:keywords|description)["']?[^>]{0,40}content=["']([^"']{0,2000})/gi

const SHORT = 3000

/** A page taken over by others: defaced, spam in title and key words of a page about something else, or scripts that send visitors of search engines away. */
export function hijacked(subject: Subject): Judged | null {
  return defaced(subject) ?? scripted(subject) ?? injected(subject)
}

function defaced({ title, text }: Subject): Judged | null {
  const mark = DEFACED.exec(title) ?? (text.length < SHORT / 4 ? DEFACED.exec(text) : null)
  return mark && text.length < SHORT ? { reason: 'hijacked', evidence: [`页面被篡改的标记：“${mark[0]}”`] } : null
}

function scripted({ head, outcome }: Subject): Judged | null {
  if (!head.includes('referrer') || !SEARCH_ENGINES.test(head)) return null
  const target = SCRIPTED.exec(head)
  const written = target?.[1] ?? target?.[2] ?? target?.[3]
  if (!written || !URL.canParse(written) || siteOf(new URL(written)) === siteOf(new URL(outcome.finalUrl))) return null
  return { reason: 'hijacked', evidence: [`脚本把从搜索引擎来的访问者引向 ${new URL(written).host}`] }
}

function injected({ head, title, text, outcome }: Subject): Judged | null {
  if (!head.includes('<meta') && !head.includes('<title')) return null
  const keywords = goodsIn(decodeUtf8(outcome.bodyHead, head)).distinct
  if (head.includes('&#') && ENCODED_TITLE.test(head) && goodsIn(title).total > 0) return { reason: 'hijacked', evidence: ['标题以字符引用写成，含违禁词'] }
  return keywords.size > 2 && goodsIn(text).total === 0 ? { reason: 'hijacked', evidence: [`关键词标签含违禁词：${[...keywords].slice(0, 6).join('、')}`] } : null
}

/** Only the contents of the keyword tags, decoded; non-UTF-8 pages give nothing readable and thereby no finding. */
function decodeUtf8(bytes: Uint8Array, head: string): string {
  if (!/name=["']?(?:keywords|description)/i.test(head)) return ''
  return [...new TextDecoder().decode(bytes).matchAll(META)].map(([, content]) => content ?? '').join(' ')
}
