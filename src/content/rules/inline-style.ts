import type { ContentElement } from '../model/contentNode.ts'
import type { ContentView, Placed } from '../model/contentView.ts'
import { childElements } from './helper/childElements.ts'
import { enclosingBlock } from './helper/enclosingBlock.ts'
import { foreignMark } from './helper/foreignMark.ts'
import { hiddenBy } from './helper/hiddenBy.ts'
import { hitOn } from './helper/hitOn.ts'
import { inChrome } from './helper/inChrome.ts'
import { linksOf } from './helper/linksOf.ts'
import { styleOf } from './helper/styleOf.ts'
import type { Rule } from './rule.ts'

const OLD_TAGS = new Set(['basefont', 'big', 'blink', 'center', 'font', 'marquee', 'strike', 'tt'])
const COLOURS = new Set(['background', 'bgcolor', 'color', 'face', 'vlink'])
const ALIGNMENTS = new Set(['align', 'valign'])

/** Where a size or an alignment belongs to the thing itself, not to its looks. */
const SIZED = new Set(['audio', 'canvas', 'col', 'colgroup', 'figure', 'iframe', 'img', 'svg', 'table', 'td', 'th', 'tr', 'video'])
const SIZES = new Set(['aspect-ratio', 'height', 'max-height', 'max-width', 'min-width', 'text-align', 'vertical-align', 'width'])

/** What changes nothing for the looks of the text, and what other rules judge. */
const HARMLESS = new Set(['break-after', 'break-before', 'clear', 'display', 'list-style-type', 'page-break-after', 'page-break-before', 'text-align', 'visibility', 'white-space'])

const isForeignToText = ({ attributes, tag }: ContentElement): boolean =>
  [...styleOf(attributes['style']).keys()].some((name) => !HARMLESS.has(name) && !(SIZED.has(tag) && SIZES.has(name)) && !name.startsWith('--'))

const isStyled = (element: ContentElement): boolean => {
  const { attributes, tag } = element
  if (tag === 'style' || OLD_TAGS.has(tag) || isForeignToText(element)) return true
  return Object.keys(attributes).some((name) => COLOURS.has(name) || (ALIGNMENTS.has(name) && !SIZED.has(tag) && tag !== 'hr'))
}

/** What hides a link is judged as that. */
const hiding = (view: ContentView): ReadonlySet<ContentElement> =>
  new Set(linksOf(view).filter(({ ancestors, element }) => hiddenBy(element, ancestors, view.document.styles) !== null)
    .flatMap(({ ancestors, element }) => [element, ...ancestors, ...childElements(element)]))

const isHidden = ({ attributes }: ContentElement): boolean => /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '')

const marked = ({ ancestors, element }: Placed): boolean => [...ancestors, element].some((one) => foreignMark(one) !== null)

/** Fonts, colours and distances written into the text. One finding a paragraph; markup of other programs is told by `foreign-markup`. */
export const inlineStyle: Rule = {
  check: (view) => {
    const told = new Set<unknown>()
    const concealed = view.all.some(({ element }) => isStyled(element)) ? hiding(view) : new Set()
    return view.all.flatMap((placed) => {
      const { ancestors, element } = placed
      if (!isStyled(element) || concealed.has(element) || [...ancestors, element].some(isHidden) || inChrome(ancestors) || marked(placed)) return []
      const block = enclosingBlock(element, ancestors)
      if (told.has(block) || ancestors.some((ancestor) => told.has(ancestor))) return []
      told.add(block)
      return [hitOn(element, '正文里写死了样式（字体、颜色、间距等），请清除，样式由网站统一决定')]
    })
  },
  doc: {
    examples: [
      { body: '<p style="font-family:宋体;font-size:16px">正文。</p>', fixed: '<p>正文。</p>', hits: ['<p style="font-family:宋体;font-size:16px">正文。</p>'] },
      { body: '<p>请于<span style="color:#ff0000">月底前</span>办理。</p>', fixed: '<p>请于<strong>月底前</strong>办理。</p>', hits: ['<span style="color:#ff0000">月底前</span>'] },
      { body: '<p><font color="red">注意</font>：<font color="blue">截止</font></p>', hits: ['<font color="red">注意</font>'], note: '一段只报一次' },
      { body: '<center>通知</center>', hits: ['<center>通知</center>'] },
      { body: '<p align="center">湖北省商务厅</p>', hits: ['<p align="center">湖北省商务厅</p>'] },
      { body: '<p style="text-indent:2em;line-height:1.75">正文。</p>', hits: ['<p style="text-indent:2em;line-height:1.75">正文。</p>'] },
      { body: '<table bgcolor="#eeeeee"><tr><th>地区</th><th>票数</th></tr></table>', hits: ['<table bgcolor="#eeeeee">地区票数</table>'] },
      { body: '<style>p{color:red}</style><p>正文。</p>', hits: ['<style></style>'] },
      { body: '<table><colgroup><col style="width:30%"></colgroup><tr><th style="width:40%">地区</th><th style="text-align:right">票数</th></tr></table>', hits: [], note: '列宽和数字对齐' },
      { body: '<p style="text-align:right">湖北省商务厅</p>', hits: [], note: '落款右对齐' },
      { body: '<p class="lead">正文。</p>', hits: [] },
      { body: '<p>写法 <code>style="color:red"</code> 已不用。</p>', hits: [] },
    ],
    name: '嵌入样式',
    why: '写在正文里的字体、颜色和间距会盖过网站的统一样式，换肤、无障碍大字版和手机版都会失灵；《政府网站发展指引》要求全站风格统一。',
  },
  formats: new Set(['html-fragment', 'html-page', 'lexical', 'markdown']),
  id: 'inline-style',
  severity: 'warning',
  source: '国办发〔2017〕47号《政府网站发展指引》网页设计规范',
}
