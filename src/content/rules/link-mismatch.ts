import { parse } from 'tldts'

import { fileTypeOf, fileTypesNamed } from './helper/fileTypeOf.ts'
import { linkHit } from './helper/linkHit.ts'
import { type Link, linksOf } from './helper/linksOf.ts'
import { webTarget } from './helper/webTarget.ts'
import type { Rule } from './rule.ts'
import type { RuleContext } from './ruleContext.ts'

const ADDRESS = /(?<![@\w.-])(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?((?:\/[\x21-\x7e]*)?)/i
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const PAGE = /\.(?:html?|shtml|jsp|aspx?|php)(?:[?#]|$)/i
const SAYS_DOWNLOAD = /下载(?:附件|表格|文件|全文|申请表|模板)|(?:附件|表格|文件|全文|申请表|模板)下载|^附件\s*\d*\s*[：:.．]/

/** The site a text names, where it names one that can exist; file names (`说明.docx`, `index.html`) are none. */
const siteNamed = (text: string): null | { path: string; site: string } => {
  const [whole, host, path = ''] = ADDRESS.exec(text.replace(EMAIL, '')) ?? []
  if (whole === undefined || host === undefined || fileTypeOf(host) !== null || PAGE.test(host)) return null
  const { domain, isIcann } = parse(host)
  return domain !== null && isIcann === true ? { path, site: domain } : null
}

const isShortened = (text: string): boolean => /(?:…|\.\.\.)$/.test(text)

const otherSite = ({ href, text }: Link, { ownHosts }: RuleContext): null | string => {
  const named = siteNamed(text)
  if (!named) return null
  const target = webTarget(href)
  if (!target) {
    const own = [...ownHosts].some((host) => host === named.site || host.endsWith(`.${named.site}`))
    return /^[a-z]+:/i.test(href) || ownHosts.size === 0 || own ? null : `链接文字写的是 ${named.site}，实际通向本站`
  }
  if (target.site !== named.site) return `链接文字写的是 ${named.site}，实际通向 ${target.site}`
  const plain = (path: string): string => path.split(/[?#]/)[0]?.replace(/\/$/, '').toLowerCase() ?? ''
  return named.path.length > 1 && !isShortened(text) && plain(named.path) !== plain(target.path) ? '链接文字是一个网址，实际通向另一个' : null
}

const otherAddress = ({ href, text }: Link): null | string => {
  if (!/^mailto:/i.test(href)) return null
  const shown = EMAIL.exec(text)?.[0].toLowerCase()
  return shown === undefined || href.toLowerCase().includes(shown) ? null : `链接文字写的邮箱是 ${shown}，实际发往 ${href.slice(7)}`
}

const otherFile = ({ href, text }: Link): null | string => {
  const type = fileTypeOf(href)
  const named = fileTypesNamed(text)
  const isPage = PAGE.test(href) || /^(?:https?:\/\/[^/]+)?(?:\/[\w-]*)*\/$/i.test(href)
  if (type !== null && named.length > 0 && !named.includes(type)) return `链接文字说是 ${named[0]} 文件，实际是 ${type} 文件`
  const isFileNamed = named.some((one) => one !== '程序')
  if (type === null && isPage && (SAYS_DOWNLOAD.test(text) || (isFileNamed && /[（(.][^）)]{0,12}[）)]?$|下载/.test(text)))) return '链接文字说是文件下载，实际是网页'
  return null
}

/** A link that says one thing and leads to another. */
export const linkMismatch: Rule = {
  check: (view, context) => linksOf(view).flatMap((link) => {
    const fault = otherSite(link, context) ?? otherAddress(link) ?? otherFile(link)
    return fault === null ? [] : [linkHit(link, `${fault}，请核对`)]
  }),
  doc: {
    examples: [
      { body: '<p><a href="https://www.evil.com/a">www.customs.gov.cn</a></p>', hits: ['<a href="https://www.evil.com/a">www.customs.gov.cn</a>'] },
      { body: '<p><a href="https://www.example.com/b/2.html">https://www.example.com/a/1.html</a></p>', hits: ['<a href="https://www.example.com/b/2.html">https://www.example.com/a/1.ht…'] },
      { body: '<p><a href="index.html">申请表下载</a></p>', hits: ['<a href="index.html">申请表下载</a>'] },
      { body: '<p><a href="form.docx">申请表（PDF）</a></p>', fixed: '<p><a href="form.docx">申请表（Word）</a></p>', hits: ['<a href="form.docx">申请表（PDF）</a>'] },
      { body: '<p><a href="mailto:a@example.com">b@example.com</a></p>', hits: ['<a href="mailto:a@example.com">b@example.com</a>'] },
      { body: '<p><a href="https://www.example.com/">www.example.com</a></p>', hits: [] },
      { body: '<p><a href="https://new.example.com/a">example.com</a></p>', hits: [], note: '同一网站' },
      { body: '<p><a href="files/form.docx">申请表.docx</a></p>', hits: [], note: '文件名不是网址' },
      { body: '<p><a href="app.html">下载中心</a>、<a href="app.html">客户端下载</a></p>', hits: [], note: '下载栏目是网页' },
      { body: '<p><a href="https://www.example.com/a/1.html">https://www.example.com/a…</a></p>', hits: [] },
    ],
    name: '链接文字与去处不符',
    why: '写的是甲网站、通向的是乙网站，是钓鱼的手法；说是下载却打开网页，读者会以为坏了。',
  },
  id: 'link-mismatch',
  severity: 'error',
  source: 'GB/T 37668-2019 信息无障碍（链接目的）；国办秘函〔2019〕19号（安全）',
}
