import { linkHit } from './helper/linkHit.ts'
import { linksOf } from './helper/linksOf.ts'
import type { ContentView } from '../model/contentView.ts'
import { placeAt } from '../model/textBlocks.ts'
import { isCode } from './helper/isCode.ts'
import { isInExample } from './helper/isInExample.ts'
import type { Hit, Rule } from './rule.ts'

const URL_TEXT = /^(?:https?|ftp):\/\/\S+$|^(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S{3,}$/i
const NAKED = /https?:\/\/[\x21-\x7e]{4,}/gi

/** An address given as such: 网址：…, （https://…）, 登录 https://…; readers of print need it. */
const INTRODUCED = /(?:网址|地址|官网|网站|链接|域名|平台|系统|门户|登录|访问|浏览器|输入|打开|接口|端点)(?:为|是)?[^，。；\n]{0,8}$|[（(：:《“"]\s*$/

const linked = (view: ContentView): Hit[] =>
  linksOf(view).filter(({ text }) => URL_TEXT.test(text)).map((link) => linkHit(link, '链接文字是一串网址，请改为说明去处的文字'))

const unlinked = ({ blocks }: ContentView): Hit[] => blocks.flatMap((block) =>
  [...block.text.matchAll(NAKED)]
    .filter(({ index }) => !isCode(block, index) && !isInExample(block.text, index) && !INTRODUCED.test(block.text.slice(0, index)) &&
      !block.segments.findLast(({ start }) => start <= index)?.inside.some(({ tag }) => tag === 'a'))
    .map(({ 0: text, index }) => ({ message: '正文里有一串网址，请改为带文字的链接', place: placeAt(block, index), text })))

/** An address is no name for what it leads to. */
export const linkBareUrl: Rule = {
  check: (view) => [...linked(view), ...unlinked(view)],
  doc: {
    examples: [
      { body: '<p>见<a href="https://www.example.com/a/1.html">https://www.example.com/a/1.html</a>。</p>', fixed: '<p>见<a href="https://www.example.com/a/1.html">办理说明</a>。</p>', hits: ['<a href="https://www.example.com/a/1.html">https://www.example.com/a/1.ht…'] },
      { body: '<p><a href="https://www.example.com/a/1.html">www.example.com/a/1.html</a></p>', hits: ['<a href="https://www.example.com/a/1.html">www.example.com/a/1.html</a>'] },
      { body: '<p>详见https://www.example.com/a/1.html</p>', hits: ['https://www.example.com/a/1.html'] },
      { body: '<p>官网（<a href="https://www.example.com/">www.example.com</a>）</p>', hits: [], note: '域名作为名称' },
      { body: '<p>登录网址：https://www.example.com/login</p>', hits: [], note: '交代网址本身' },
      { body: '<p>调用 <code>https://api.example.com/v1/news</code> 取得列表。</p>', hits: [] },
    ],
    name: '网址当链接文字',
    why: '一长串网址读屏软件要逐个字母念，读者也不知道点过去是什么。',
  },
  id: 'link-bare-url',
  severity: 'hint',
  source: 'GB/T 37668-2019 信息无障碍（链接目的）',
}
