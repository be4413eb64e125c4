import { type Placed, textWithin } from '../model/contentView.ts'
import { hitOn } from './helper/hitOn.ts'
import { isBlank } from './helper/isBlank.ts'
import { type Link, linksOf } from './helper/linksOf.ts'
import { linkHit } from './helper/linkHit.ts'
import type { Rule } from './rule.ts'

const NOWHERE = /^(?:|#+|#?javascript:|javascript:.*|vbscript:.*|about:blank|void\(0\);?|\/\/|https?:\/\/)$/i
const TO_TOP = /顶部|页首|top|^[↑∧▲]$/i

/** Buttons of a page's frame that act on the page itself. */
const TOOLS = /^[【[（(]?\s*(?:打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:上一?[页级])?|后退|大|中|小|字号|收藏(?:本页)?|分享(?:到.*)?|设为首页|加入收藏|无障碍(?:阅读|浏览)?|关怀版|适老版|繁[体體]?|简体?|登录|注册|检索|搜索|展开|收起)\s*[】\])）]?$/

const isTool = ({ element: { attributes }, href, text }: Link): boolean =>
  attributes['role'] === 'button' || attributes['role'] === 'tab' || TO_TOP.test(text) && href.startsWith('#') || (TOOLS.test(text) && /^(?:#|javascript:)/i.test(href))

/** An anchor that is neither a link nor a place to jump to. */
const isPlaceless = ({ element }: Placed): boolean =>
  !['data-document', 'href', 'id', 'name', 'role'].some((name) => name in element.attributes) && !isBlank(textWithin(element))

/** A link leads somewhere; `#` and scripts do not. */
export const linkDeadTarget: Rule = {
  check: (view) => [
    ...linksOf(view).filter((link) => NOWHERE.test(link.href) && !isTool(link)).map((link) => linkHit(link, '链接没有目标，请填写地址或去掉链接')),
    ...(view.document.format === 'html-fragment' ? view.elements('a').filter(isPlaceless).map(({ element }) => hitOn(element, '链接没有地址，请填写地址或去掉链接')) : []),
  ],
  doc: {
    examples: [
      { body: '<p>见<a href="#">办事指南</a>。</p>', fixed: '<p>见<a href="guide.html">办事指南</a>。</p>', hits: ['<a href="#">办事指南</a>'] },
      { body: '<p><a href="javascript:void(0)">申请表</a></p>', hits: ['<a href="javascript:void(0)">申请表</a>'] },
      { body: '<p><a href="">申请表</a></p>', hits: ['<a href="">申请表</a>'] },
      { body: '<p><a href="http://">申请表</a></p>', hits: ['<a href="http://">申请表</a>'] },
      { body: '<p>见<a>通知全文</a>。</p>', hits: ['<a>通知全文</a>'] },
      { body: '<p><a href="#">返回顶部</a></p>', hits: [] },
      { body: '<p><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">【关闭】</a></p>', hits: [], note: '页面工具' },
      { body: '<p><a href="#part2">第二部分</a></p><h2 id="part2">第二部分</h2>', hits: [] },
    ],
    name: '没有目标的链接',
    why: '“#”和脚本是做网页时的占位，点了没有反应；转到公众号、小程序后更不能用。',
  },
  id: 'link-dead-target',
  severity: 'error',
  source: '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》（链接可用性）',
}
