import type { ContentElement } from '../model/contentNode.ts'
import { type ContentView, textWithin } from '../model/contentView.ts'
import { hitOn } from './helper/hitOn.ts'
import { isForeign, isOfficial } from './helper/isForeign.ts'
import { placeInSource } from './helper/placeInSource.ts'
import { quoteElement } from './helper/quoteElement.ts'
import type { Hit, Rule } from './rule.ts'
import type { RuleContext } from './ruleContext.ts'

const NAMES: Readonly<Record<string, string>> = { embed: '插件', frame: '框架', iframe: '框架', object: '插件', script: '脚本' }
const SOURCES = ['src', 'data', 'data-src', 'href', 'xlink:href']
const HANDLER = /^on(?:abort|blur|change|click|dblclick|error|focus|input|key\w+|load|mouse\w+|scroll|submit|touch\w+|unload|wheel)$/
const WRITES = /document\.write(?:ln)?\s*\(|eval\s*\(|unescape\s*\(|fromCharCode|atob\s*\(|createElement\s*\(\s*['"]script/

const addressOf = ({ attributes }: ContentElement): string => SOURCES.map((name) => attributes[name]?.trim()).find((one) => one !== undefined && one !== '') ?? ''

/** Only a page brings its own inline scripts; in the body of an article they were pasted or planted. */
const inlineFault = (element: ContentElement, { document: { format } }: ContentView): null | string => {
  if (element.tag !== 'script' || /json|template/i.test(element.attributes['type'] ?? '')) return null
  if (format !== 'html-page') return '正文里有脚本，请删除'
  const code = element.children.map((child) => (child.kind === 'text' ? child.text : textWithin(child))).join('')
  return WRITES.test(code) && /https?:|\/\/|%3c|\\x/i.test(code) ? '脚本会写入或解码外来内容，请核查是否被植入' : null
}

const faultOf = (element: ContentElement, view: ContentView, context: RuleContext): null | string => {
  const address = addressOf(element)
  if (address === '') return inlineFault(element, view)
  if (/^(?:javascript|data):/i.test(address) && element.tag !== 'object') return `${NAMES[element.tag] ?? '内容'}的地址是脚本或内嵌数据，请删除`
  return isForeign(address, view, context) && !isOfficial(address) ? `嵌入了外站的${NAMES[element.tag] ?? '内容'}（${address.slice(0, 60)}），请删除或改用本站的` : null
}

const HEAD_SCRIPT = /<script\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)[^>]*>/gi

/** Scripts of a page's head, which is no part of the body. */
const headHits = (view: ContentView, context: RuleContext): Hit[] => {
  const { format, html } = view.document
  if (format !== 'html-page' || html === null) return []
  const head = html.slice(0, Math.max(0, html.search(/<body\b|<\/head/i)))
  return [...head.matchAll(HEAD_SCRIPT)].filter(({ 1: src }) => src !== undefined && isForeign(src, view, context) && !isOfficial(src))
    .map(({ 0: tag, 1: src, index }) => ({ message: `引用了外站的脚本（${(src ?? '').slice(0, 60)}），请删除或改用本站的`, place: placeInSource(html, index), text: tag }))
}

/** Scripts in attributes; the frame of a page has its own, the words of an article need none. */
const handlers = ({ all, document: { format } }: ContentView): Hit[] =>
  (format === 'html-page' ? [] : all.filter(({ element: { attributes } }) => Object.keys(attributes).some((name) => HANDLER.test(name))).map(({ element }) => hitOn(element, '正文的标签带有脚本（onclick 等），请删除')))

/** Scripts, frames and plug-ins of other sites run with the rights of ours. */
export const foreignEmbed: Rule = {
  check: (view, context) => [
    ...headHits(view, context),
    ...handlers(view),
    ...view.elements(...Object.keys(NAMES)).flatMap(({ element }) => {
      const fault = faultOf(element, view, context)
      return fault === null ? [] : [{ ...hitOn(element, fault), text: quoteElement({ ...element, children: element.tag === 'script' ? [] : element.children }) }]
    }),
  ],
  doc: {
    examples: [
      { body: '<p>正文。</p><script src="https://js.example.com/a.js"></script>', fixed: '<p>正文。</p>', hits: ['<script src="https://js.example.com/a.js"></script>'] },
      { body: '<iframe src="https://ad.example.com/"></iframe>', hits: ['<iframe src="https://ad.example.com/">'] },
      { body: '<p>正文。</p><script>document.write("x")</script>', hits: ['<script></script>'] },
      { body: '<p onclick="go()">正文。</p>', fixed: '<p>正文。</p>', hits: ['<p onclick="go()">正文。</p>'] },
      { body: '<object data="https://ad.example.com/a.swf"></object>', hits: ['<object data="https://ad.example.com/a.swf"></object>'] },
      { hits: ['<script src="//js.example.com/a.js">'], page: '<!doctype html><html><head><title>x</title><script src="//js.example.com/a.js"></script></head><body><p>正文。</p></body></html>' },
      { body: '<iframe src="/map.html" title="地图"></iframe>', hits: [] },
      { body: '<iframe src="https://www.example.gov.cn/map.html" title="地图"></iframe>', hits: [] },
      { hits: [], page: '<!doctype html><html><head><title>x</title><script src="/js/a.js"></script></head><body><p>正文。</p><script src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script><script>var a = 1</script></body></html>', note: '本站脚本和“找错”' },
    ],
    name: '嵌入外站内容',
    why: '外站的脚本和框架能替换整个页面，域名易主后就成了别人的广告；检查按安全问题处理。',
  },
  id: 'foreign-embed',
  severity: 'error',
  source: '国办秘函〔2019〕19号（安全）；国办发〔2017〕47号（安全防护）',
}
