import type { ContentElement } from '../model/contentNode.ts'
import { type Placed, textWithin } from '../model/contentView.ts'
import { childElements } from './helper/childElements.ts'
import { contains } from './helper/contains.ts'
import { hitOn } from './helper/hitOn.ts'
import { isBlank } from './helper/isBlank.ts'
import { markerOf } from './helper/markerOf.ts'
import type { Hit, Rule } from './rule.ts'

const LISTS = new Set(['menu', 'ol', 'ul'])
const ALLOWED = new Set(['li', 'script', 'template'])
const SHOWS = new Set(['img', 'input', 'ol', 'table', 'ul', 'video'])

const items = (list: ContentElement): ContentElement[] => childElements(list).filter(({ tag }) => tag === 'li')

const strays = ({ all }: { all: readonly Placed[] }): Hit[] => {
  const told = new Set<ContentElement | undefined>()
  return all.flatMap(({ ancestors, element }) => {
    const parent = ancestors.at(-1)
    if (element.tag !== 'li' || (parent && LISTS.has(parent.tag)) || told.has(parent)) return []
    told.add(parent)
    return [hitOn(element, '列表项（li）不在列表里，请放进 ul 或 ol')]
  })
}

const wrongChild = (list: ContentElement): Hit[] => {
  const wrong = list.children.find((child) => (child.kind === 'text' ? !isBlank(child.text) : !ALLOWED.has(child.tag)))
  if (!wrong) return []
  return wrong.kind === 'text'
    ? [{ message: '列表里有不属于任何一项的文字，请放进列表项（li）', place: wrong.place, text: wrong.text.trim().slice(0, 40) }]
    : [hitOn(wrong, `列表里直接放了 ${wrong.tag}，请放进列表项（li）`)]
}

const emptyList = (list: ContentElement): Hit[] =>
  list.children.every((child) => child.kind === 'text' && isBlank(child.text)) && !('id' in list.attributes) ? [hitOn(list, '空的列表，请删除')] : []

const emptyItems = (list: ContentElement): Hit[] =>
  items(list).filter((item) => isBlank(textWithin(item)) && !contains(item, SHOWS)).map((item) => hitOn(item, '空的列表项，请删除'))

/** Items whose own numbers run 1, 2 … beside those the list gives; bullets typed in an item. */
const numberedTwice = (list: ContentElement): Hit[] => {
  const markers = items(list).map((item) => markerOf(textWithin(item)))
  const [first, second] = markers
  const [item] = items(list)
  const runs = first && second && first.kind === second.kind && (first.order === null || second.order === first.order + 1)
  const plain = /list-style(?:-type)?\s*:\s*none/i.test(list.attributes['style'] ?? '')
  return runs && item && !plain && markers.every((marker) => marker?.kind === first.kind) ? [hitOn(item, '列表已自动编号，项内又手打了编号或符号，请删除手打的')] : []
}

/** Lists that are not built as lists: items outside, other things inside, empty or doubly numbered items. */
export const brokenList: Rule = {
  check: (view) => [...strays(view), ...view.elements('ol', 'ul').flatMap(({ element }) => [...emptyList(element), ...wrongChild(element), ...emptyItems(element), ...numberedTwice(element)])],
  doc: {
    examples: [
      { body: '<li>营业执照</li><li>报关单</li>', fixed: '<ul><li>营业执照</li><li>报关单</li></ul>', hits: ['<li>营业执照</li>'] },
      { body: '<ul><p>营业执照</p><li>报关单</li></ul>', fixed: '<ul><li>营业执照</li><li>报关单</li></ul>', hits: ['<p>营业执照</p>'] },
      { body: '<ul><li>一</li><ul><li>二</li></ul></ul>', fixed: '<ul><li>一<ul><li>二</li></ul></li></ul>', hits: ['<ul>二</ul>'] },
      { body: '<ol>营业执照<li>报关单</li></ol>', hits: ['营业执照'] },
      { body: '<ul><li>一</li><li>&nbsp;</li></ul>', fixed: '<ul><li>一</li></ul>', hits: ['<li></li>'] },
      { body: '<ol><li>1. 营业执照</li><li>2. 报关单</li></ol>', fixed: '<ol><li>营业执照</li><li>报关单</li></ol>', hits: ['<li>1. 营业执照</li>'] },
      { body: '<p>材料：</p><ul></ul>', hits: ['<ul></ul>'] },
      { body: '<ul><li>营业执照</li><li>报关单<ol><li>正本</li></ol></li></ul>', hits: [] },
      { body: '<ul><li><img src="a.png" alt="港口"></li></ul>', hits: [] },
      { body: '<ol><li>2026年起</li><li>3个工作日</li></ol>', hits: [], note: '数字是内容' },
    ],
    name: '列表结构错误',
    why: '列表项散落在列表外、列表里夹着段落或空项，浏览器会各显示各的，读屏软件会报错项数。',
  },
  formats: new Set(['html-fragment', 'html-page', 'lexical', 'markdown']),
  id: 'broken-list',
  severity: 'warning',
  source: 'HTML 标准（列表）；GB/T 37668-2019 信息无障碍（列表）',
}
