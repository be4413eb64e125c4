import { hiddenBy } from './helper/hiddenBy.ts'
import { isForeign, isOfficial } from './helper/isForeign.ts'
import { linkHit } from './helper/linkHit.ts'
import { type Link, linksOf } from './helper/linksOf.ts'
import { webTarget } from './helper/webTarget.ts'
import type { ContentView } from '../model/contentView.ts'
import type { Rule } from './rule.ts'

/** Reveals its content to readers on demand. */
const isDisclosure = ({ ancestors }: Link): boolean => ancestors.some(({ tag }) => tag === 'details' || tag === 'template')

const FOLDED = new Set(['dd', 'li', 'nav', 'ol', 'select', 'ul'])

/** A link on a full stop or a picture of one dot. */
const isSpeck = ({ element, text }: Link): boolean => {
  if (/^[\p{P}\u200b-\u200f\ufeff]$/u.test(text)) return true
  const images = element.children.filter((child) => child.kind === 'element' && child.tag === 'img')
  return text === '' && images.some((image) => image.kind === 'element' && ['height', 'width'].every((name) => /^[01](?:px)?$/.test(image.attributes[name] ?? '')))
}

const concealment = (link: Link, view: ContentView): null | string => {
  if (isDisclosure(link)) return null
  return hiddenBy(link.element, link.ancestors, view.document.styles) ?? (isSpeck(link) ? '只占一个标点或一个像素' : null)
}

/** A list that opens on a click: links to authorities in it are what such lists are for. Nothing opens what was moved off the screen. */
const isFolded = ({ ancestors, element }: Link, { document: { styles } }: ContentView): boolean =>
  hiddenBy(element, [], styles) === null && ancestors.some(({ tag }) => FOLDED.has(tag))

/** Links to other sites that no reader sees: planted for search engines. */
export const hiddenLink: Rule = {
  check: (view, context) => linksOf(view).flatMap((link) => {
    if (!isForeign(link.href, view, context)) return []
    const how = concealment(link, view)
    return how === null || (isOfficial(link.href) && isFolded(link, view)) ? [] : [linkHit(link, `隐藏的外站链接（${how}），通向 ${webTarget(link.href)?.site ?? link.href}，多半是被植入的暗链，请删除并排查`)]
  }),
  doc: {
    examples: [
      ...['display:none', 'visibility:hidden', 'font-size:0', 'position:absolute;left:-9999px', 'opacity:0', 'text-indent:-9999px', 'color:#fff;background:#ffffff'].map((style) => ({
        body: `<p>正文。<a href="https://bet.example.com/" style="${style}">彩票</a></p>`, fixed: '<p>正文。</p>', hits: [`<a href="https://bet.example.com/" style="${style}">彩票</a>`],
      })),
      { body: '<div style="display:none"><a href="https://bet.example.com/">彩票</a></div>', hits: ['<a href="https://bet.example.com/">彩票</a>'], note: '上层元素隐藏' },
      { body: '<div style="height:0;overflow:hidden"><p><a href="https://bet.example.com/">彩票</a></p></div>', hits: ['<a href="https://bet.example.com/">彩票</a>'] },
      { body: '<style>.x{display:none}</style><p class="x"><a href="https://bet.example.com/">彩票</a></p>', hits: ['<a href="https://bet.example.com/">彩票</a>'], note: '由样式表隐藏' },
      { body: '<p><a href="https://bet.example.com/"><font color="#FFFFFF">彩票</font></a></p>', hits: ['<a href="https://bet.example.com/">彩票</a>'] },
      { body: '<p>正文结束<a href="https://bet.example.com/">。</a></p>', hits: ['<a href="https://bet.example.com/">。</a>'] },
      { body: '<marquee height="1"><a href="https://bet.example.com/">彩票</a></marquee>', hits: ['<a href="https://bet.example.com/">彩票</a>'] },
      { body: '<p><a href="https://www.example.com/">合作单位</a></p>', hits: [], note: '看得见' },
      { body: '<a href="#main" style="position:absolute;left:-9999px">跳到正文</a>', hits: [], note: '跳转链接' },
      { body: '<ul style="display:none"><li><a href="/news/">新闻</a></li><li><a href="https://www.example.gov.cn/a">本站</a></li></ul>', hits: [], note: '本站的折叠菜单' },
      { body: '<ul style="display:none"><li><a href="https://www.mofcom.gov.cn/">商务部</a></li></ul>', hits: [], note: '友情链接下拉框里的政府网站' },
      { body: '<p>正文。<a href="https://www.mofcom.gov.cn/" style="position:absolute;left:-9999px">商务部</a></p>', hits: ['<a href="https://www.mofcom.gov.cn/" style="position:absolute;left:-9999px">商务部</a>'], note: '政府网站也没有理由藏起来' },
      { body: '<details><summary>相关网站</summary><a href="https://www.example.com/">协会</a></details>', hits: [] },
      { body: '<p style="background:#003366"><a href="https://www.example.com/" style="color:#fff">协会</a></p>', hits: [], note: '深底白字' },
      { body: '<a class="button" href="https://www.example.com/" style="color:#fff">协会</a>', hits: [], note: '按钮底色在样式里' },
    ],
    name: '暗链',
    why: '看不见的外站链接是网站被入侵后植入的广告，通向赌博、色情网站；公安机关按未履行安全义务处罚。',
  },
  id: 'hidden-link',
  severity: 'error',
  source: '国办秘函〔2019〕19号（安全、泄密事故等严重问题）；《网络安全法》第二十一条',
}
