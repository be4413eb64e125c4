import { inChrome } from './helper/inChrome.ts'
import { isBlank } from './helper/isBlank.ts'
import { isWithin } from './helper/isWithin.ts'
import { linkHit } from './helper/linkHit.ts'
import { type Link, linksOf } from './helper/linksOf.ts'
import type { Rule } from './rule.ts'

const EMPTY_WORDS = new RegExp('^(?:' + [
  '(?:请)?(?:点击|点|单击|戳)?(?:这里|此处|这儿|这个|此)(?:链接|查看|进入|下载|了解|访问)?', '点我|戳我', '(?:请)?(?:点击|单击)(?:进入|查看|下载|打开|了解|访问|阅读|链接|跳转|浏览)?(?:详情|更多|全文|原文|附件|链接|详细(?:信息|内容)?)?',
  '(?:查看|阅读|了解|浏览)?(?:更多|详情|详细|全文|详细信息|详细内容|更多内容|更多信息)', '(?:网页|原文|详情|相关|外部|官方)链接|阅读原文|查看原文|详情点击|详情请点击|点击', '查看|阅读|进入|打开|链接|网址|地址|网页|页面|跳转|下载|详见|原文|连接',
  '(?:click|tap) ?here|here|more|read ?more|learn ?more|link|details?|download|view|this|go|see ?more',
].join('|') + ')$', 'i')

const CONTEXT = new Set(['tr', 'dl'])
const LISTED = new Set(['dd', 'figcaption', 'li'])
const NEEDS_NAME = 4

const letters = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, '').length

/** Beside the name of the thing in a row, an item or a heading, "查看" and "更多" say enough (WCAG 2.4.4). */
const isExplained = ({ after, ancestors, before, block }: Link): boolean => {
  if (isWithin(ancestors, CONTEXT) || inChrome(ancestors)) return true
  const outside = before + after
  const sentence = /[，。；！？,;]/.test(outside) || /(?:请|可|详情|见|参见|具体)\s*$/.test(before)
  if (block && block.level > 0) return letters(outside) >= 2
  return !sentence && letters(before) >= NEEDS_NAME && (isWithin(ancestors, LISTED) || /[：:）)》]\s*$|\s{1,}$/.test(before))
}

const isMeaningless = (link: Link): boolean => {
  const words = link.name.replace(/[\s>》»→›<《。，！…:：.【】[\]（）()·|-]/g, '')
  return (EMPTY_WORDS.test(words) || (words === '' && !isBlank(link.name))) && !isExplained(link)
}

/** A link's words tell where it leads, also when they are read alone. */
export const linkTextMeaningless: Rule = {
  check: (view) => linksOf(view).filter(isMeaningless).map((link) => linkHit(link, `链接文字“${link.text}”没有说明去处，请写成所通向内容的名称`)),
  doc: {
    examples: [
      { body: '<p>详情请<a href="guide.html">点击这里</a>。</p>', fixed: '<p>详见<a href="guide.html">办事指南</a>。</p>', hits: ['<a href="guide.html">点击这里</a>'] },
      { body: '<p>政策全文见<a href="a.html">这里</a>。</p>', hits: ['<a href="a.html">这里</a>'] },
      { body: '<p><a href="a.html">查看详情</a></p>', hits: ['<a href="a.html">查看详情</a>'] },
      { body: '<p>See <a href="a.html">here</a>, <a href="a.html">Read more</a></p>', hits: ['<a href="a.html">here</a>', '<a href="a.html">Read more</a>'] },
      { body: '<p><a href="a.html">&gt;&gt;</a></p>', hits: ['<a href="a.html">>></a>'] },
      { body: '<p>请<a href="a.html">链接</a>进入系统。</p>', hits: ['<a href="a.html">链接</a>'] },
      { body: '<p><a href="a.html">更多</a></p>', hits: ['<a href="a.html">更多</a>'] },
      { body: '<table><tr><th>事项</th><th>操作</th></tr><tr><td>原产地证</td><td><a href="a.html">查看</a></td></tr></table>', hits: [], note: '同一行有名称' },
      { body: '<h2>通知公告 <a href="list.html">更多</a></h2>', hits: [] },
      { body: '<ul><li>原产地证申请表 <a href="a.docx">下载</a></li></ul>', hits: [] },
      { body: '<p><a href="a.html" aria-label="查看原产地证办理详情">查看</a></p>', hits: [] },
      { body: '<p><a href="a.html">查看办理进度</a>、<a href="b.html">更多出口退税政策</a></p>', hits: [] },
      { body: '<nav><a href="list.html">更多</a></nav>', hits: [] },
    ],
    name: '链接文字没有意义',
    why: '读屏软件会单独念链接文字，“点击这里”念十遍也不知道通向哪里；搜索引擎也靠它理解目标。',
  },
  id: 'link-text-meaningless',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（链接目的）',
}
