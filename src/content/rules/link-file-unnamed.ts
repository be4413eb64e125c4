import type { ContentView } from '../model/contentView.ts'
import { fileTypeOf, fileTypesNamed } from './helper/fileTypeOf.ts'
import { isBlank } from './helper/isBlank.ts'
import { linkHit } from './helper/linkHit.ts'
import { type Link, linksOf } from './helper/linksOf.ts'
import type { Rule } from './rule.ts'

const SAYS_FILE = /附件|附表|下载|文件包|download|attachment/i
const NEARBY = 24

const saysFile = (text: string): boolean => SAYS_FILE.test(text) || fileTypesNamed(text).length > 0

/** 附件： or 下载 may stand at the head of the list of files, above the link's own line. */
const listIsAnnounced = ({ block }: Link, { blocks }: ContentView): boolean => {
  if (!block) return false
  const above = blocks.slice(0, blocks.indexOf(block)).filter(({ text }) => !isBlank(text)).reverse()
  for (const { segments, text } of above.slice(0, 12)) {
    if (text.length <= NEARBY && SAYS_FILE.test(text) && !/[。；！？]\s*$/.test(text)) return true
    const isFileLine = segments.some(({ inside }) => inside.some(({ attributes, tag }) => tag === 'a' && fileTypeOf(attributes['href'] ?? '') !== null))
    if (!isFileLine) return false
  }
  return false
}

const isNamed = (link: Link, view: ContentView): boolean =>
  saysFile(`${link.name} ${link.text}`) || 'download' in link.element.attributes || /^[^，。；]{0,4}[（(\[【][^）)\]】]{0,20}/.test(link.after) && saysFile(link.after.slice(0, NEARBY)) ||
  SAYS_FILE.test(link.before.slice(-NEARBY)) || listIsAnnounced(link, view)

/** A link to a file says so, so that nobody expects a page. */
export const linkFileUnnamed: Rule = {
  check: (view) => linksOf(view).flatMap((link) => {
    const type = fileTypeOf(link.href)
    if (type === null || isBlank(link.name) || isNamed(link, view)) return []
    return [linkHit(link, `链接通向 ${type} 文件，文字没有说明，请写成“${link.text.slice(0, 12)}（${type}）”`)]
  }),
  doc: {
    examples: [
      { body: '<p>详见<a href="files/rule.pdf">实施办法</a>。</p>', fixed: '<p>详见<a href="files/rule.pdf">实施办法（PDF）</a>。</p>', hits: ['<a href="files/rule.pdf">实施办法</a>'] },
      { body: '<p>请填写<a href="form.docx">申请表</a>。</p>', hits: ['<a href="form.docx">申请表</a>'] },
      { body: '<p><a href="https://www.example.com/data.xlsx?v=2">统计数据</a></p>', hits: ['<a href="https://www.example.com/data.xlsx?v=2">统计数据</a>'] },
      { body: '<p>附件：<a href="form.docx">申请表</a></p>', hits: [] },
      { body: '<p><a href="form.docx">申请表</a>（Word，20 KB）</p>', hits: [] },
      { body: '<p><a href="form.docx">申请表.docx</a>，<a href="form.docx">下载申请表</a></p>', hits: [] },
      { body: '<p>附件</p><ul><li><a href="a.docx">申请表</a></li><li><a href="b.docx">承诺书</a></li></ul>', hits: [] },
      { body: '<p>下载后请先阅读。</p><p>见<a href="data.xlsx">收费情况</a>。</p>', hits: ['<a href="data.xlsx">收费情况</a>'], note: '上一句只是提到下载' },
      { body: '<p><a href="guide.html">办事指南</a></p>', hits: [] },
    ],
    name: '文件当网页给出',
    why: '读者以为点开的是网页，手机上却开始下载；应写明是文件和格式。',
  },
  id: 'link-file-unnamed',
  severity: 'hint',
  source: 'GB/T 37668-2019 信息无障碍（链接目的）',
}
