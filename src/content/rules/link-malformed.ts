import { linkHit } from './helper/linkHit.ts'
import { linksOf } from './helper/linksOf.ts'
import type { Rule } from './rule.ts'

type Fault = readonly [shape: RegExp, message: string]

const CLOSING = '。，；、！？：”’》】」'
const GLUED = new RegExp(`(?:[${CLOSING}]|%E3%80%8[12]|%EF%BC%(?:8[C9]|9[BF]|81))+$|[,;"'<>]$`, 'i')

const FAULTS: readonly Fault[] = [
  [/^https?\s*：|^https?:\s*[／\\]/i, '网址里的冒号、斜线应为半角“://”'],
  [/^(?:data|blob):/i, '内嵌数据不能作链接，浏览器会拦截'],
  [/^(?:https?|ftp):\/\/[^/?#@]*:[^/?#@]*@/i, '网址里带有用户名和密码'],
  [/^https?:(?!\/\/)|^https?\/\//i, '“http://”写得不全'],
  [/^https?:\/\/+https?:?\/*/i, '“http://”写了两遍'],
  [/^https?:\/{3,}/i, '“http://”后多了斜线'],
  [/^(?:www\.[\w-]+\.|(?:[\w-]+\.)+(?:com|cn|net|org)(?:[/?:]|$))/i, '网址前缺“https://”，会被当成站内路径'],
  [/&amp;|&#\d+;/i, '网址里的“&”被转义了两次'],
  [/\{\{|\}\}|\$\{|%7B%7B/i, '网址里有没替换的变量'],
  [/^mailto:(?!\s*[^\s@<>（），。：＠]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\?[^\s]*)?(?:,[^\s@]+@[^\s@]+)*$)/i, '邮箱地址不正确'],
  [/^tel:(?!\+?[\d().\s-]{3,}(?:[,;].*)?$)/i, '电话号码不正确'],
  [/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/, '邮箱前缺“mailto:”'],
  [GLUED, '网址末尾粘上了标点'],
]

const SPELT_WRONG = /^(?!https?[:/：])[htps]{3,7}(?::|：|;)(?:\/|／){2}/i

const isUnbalanced = (href: string): boolean => /[）)]$/.test(href) && (href.match(/[（(]/g) ?? []).length < (href.match(/[）)]/g) ?? []).length

const cannotParse = (href: string): boolean => {
  if (!/^https?:\/\/[^/]/i.test(href)) return false
  const authority = /^https?:\/\/([^/?#]*)/i.exec(href)?.[1] ?? ''
  return !URL.canParse(href) || /\s|\.\.|^[.-]|[-.]$|[\uff01-\uff5e。，,;]/.test(authority.replace(/:\d+$/, '')) || /\s|%(?![0-9a-f]{2})/i.test(href)
}

const faultOf = (href: string): null | string => {
  if (SPELT_WRONG.test(href)) return '“https://”拼写错误'
  const [, message] = FAULTS.find(([shape]) => shape.test(href)) ?? []
  if (message !== undefined) return message
  if (/^https?:/i.test(href) && isUnbalanced(href)) return '网址末尾粘上了括号'
  return cannotParse(href) ? '网址格式不正确' : null
}

/** Addresses that no browser opens as meant. */
export const linkMalformed: Rule = {
  check: (view) => linksOf(view).flatMap((link) => {
    const fault = /^(?:https?:\/\/|javascript:.*|#.*)$/i.test(link.href) ? null : faultOf(link.href)
    return fault === null ? [] : [linkHit(link, `${fault}：${link.href}`)]
  }),
  doc: {
    examples: [
      ...[
        'http:/www.example.com/a', 'https//www.example.com/a', 'http：//www.example.com/', 'http:／／www.example.com/', 'htps://www.example.com/', 'http://http://www.example.com/', 'www.example.com/a',
        'https://www.example.com/a.html。', 'https://www.example.com/a.html）', 'https://www.example.com/a，', 'https://www. example.com/', 'https://www..example.com/', 'https://www。example.com/',
        'data:text/html;base64,PHA+', 'https://office:word@www.example.com/', 'mailto:office@', 'mailto:办公室', 'office@example.com', 'https://www.example.com/?a=1&amp;amp;b=2', 'https:///www.example.com/',
      ].map((href) => ({ body: `<p><a href="${href}">说明</a></p>`, hits: [`<a href="${href.replace('&amp;amp;', '&amp;')}">说明</a>`] })),
      ...[
        'https://www.example.com/公告/附件（1）.pdf', 'https://www.example.com/a?x=1&amp;y=2', 'guide.html', '../a/b.html', '//cdn.example.com/a', 'mailto:office@example.com', 'mailto:office@example.com?subject=咨询',
        'tel:027-12345678', 'http://www.example.com:8080/a(1).html', '#part2', 'HTTPS://WWW.EXAMPLE.COM/',
      ].map((href) => ({ body: `<p><a href="${href}">说明</a></p>`, hits: [] })),
    ],
    name: '网址写错',
    why: '少一个斜线、多一个全角标点，链接就打不开；这类错误人眼很难看出来。',
  },
  id: 'link-malformed',
  severity: 'error',
  source: 'WHATWG URL 标准；RFC 6068（mailto）',
}
