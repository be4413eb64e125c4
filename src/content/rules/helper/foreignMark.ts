import type { ContentElement } from '../../model/contentNode.ts'
import { textWithin } from '../../model/contentView.ts'

const CLASSES = /(?:^|\s)(?:Mso|WordSection|xl\d+(?:\s|$)|p(?:0|1[5-9])(?:\s|$)|font\d+(?:\s|$)|rich_media|js_underline|_135editor|135brush|xiumi|powered-by|editor-\d+|wx-|weui-|wps-|et\d+(?:\s|$)|Apple-|ke-|ql-|cke_|mce|docx-)/i
const ATTRIBUTES = /^(?:data-(?:tools|mpa-|wx|ratio$|croporisrc|cropselx|copyright|darkmode|brushtype|autoskip|pm-slice|powered-by|galleryid|textid|lark|docx|ke-)|powered-by|[vow]:|mpa-|_src$|leaf$)/
const EDITORS = /^(?:135editor|秀米|xiumi|powered by 135|powered by xiumi|outer|title|paragraph)/i

/** Word marks every run of digits and punctuation as English; a name in English may well be marked so. */
const isWordSpan = (element: ContentElement): boolean =>
  element.tag === 'span' && /^(?:en-us|zh-cn)$/i.test(element.attributes['lang'] ?? '') && !/[a-z]{3}/i.test(textWithin(element))

const OFFICE = 'Word/WPS'
const EDITOR = '公众号或在线编辑器'

const OFFICE_STYLE = /(?:^|;)\s*mso-|tab-stops:/i
const WECHAT_STYLE = /-webkit-tap-highlight|visibility:\s*visible|box-sizing:\s*border-box\s*!important|overflow-wrap:\s*break-word\s*!important/i

const styleMark = (style: string): null | string => {
  if (OFFICE_STYLE.test(style)) return OFFICE
  return WECHAT_STYLE.test(style) ? EDITOR : null
}

const classMark = (names: string): null | string => {
  if (!CLASSES.test(names)) return null
  return /mso|wordsection|xl\d|p\d|wps|et\d/i.test(names) ? OFFICE : EDITOR
}

const tagMark = (tag: string): null | string => {
  if (tag.includes(':')) return OFFICE
  return /^(?:mp-|mpvoice|qqmusic)/.test(tag) ? EDITOR : null
}

const sectionMark = ({ attributes, children, tag }: ContentElement): null | string => {
  if (tag !== 'section') return null
  const titled = children.some((child) => child.kind === 'element' && /^h[1-6]$/.test(child.tag))
  return titled || ['aria-label', 'class', 'id', 'role'].some((name) => name in attributes) ? null : EDITOR
}

const isForeignAttribute = ([name, value]: readonly [string, string]): boolean => {
  if (value.includes('mmbiz.qpic.cn')) return true
  if (name === 'label' || name === 'data-role') return EDITORS.test(value)
  return name === 'data-id' ? /^\d+$/.test(value) : ATTRIBUTES.test(name)
}

/** Which program left its own markup on an element (Word, WPS, WeChat, online editors), or null. */
export const foreignMark = (element: ContentElement): null | string => {
  const { attributes, tag } = element
  return tagMark(tag) ?? classMark(attributes['class'] ?? '') ?? styleMark(attributes['style'] ?? '') ??
    (isWordSpan(element) ? OFFICE : null) ?? (Object.entries(attributes).some(isForeignAttribute) ? EDITOR : null) ?? sectionMark(element)
}
