import { placeAt } from '../model/textBlocks.ts'
import type { ContentView } from '../model/contentView.ts'
import { isBlank } from './helper/isBlank.ts'
import { itemsIn, type TypedItem } from './helper/itemsIn.ts'
import { paragraphs } from './helper/paragraphs.ts'
import type { Rule } from './rule.ts'

/** Numbers of chapters and sections (一、 （一）) open paragraphs of official documents; they are no list. */
const LISTED = /^(?:1\.|1 |a\.|1\)|（1）|①|⑴|[•●○◆◇■□▪▫►▶➢✓✔※·∙*–—-])$/
const FEWEST = 3
const LONGEST_ON_AVERAGE = 120

const follows = (before: TypedItem, { block, marker }: TypedItem): boolean =>
  before.marker.kind === marker.kind && (marker.order === null || marker.order === (before.marker.order ?? 0) + 1) &&
  block.ancestors.at(-1) === before.block.ancestors.at(-1)

type Line = { item: null | TypedItem; text: string }

/** All lines with words, those outside running text without their marker. */
const linesOf = (view: ContentView): Line[] => {
  const running = new Set(paragraphs(view))
  return view.blocks.filter(({ text }) => !isBlank(text)).flatMap((block) => {
    const lines = block.text.split('\n')
    return (running.has(block) ? itemsIn(block) : [null]).map((item, at) => ({ item: item && LISTED.test(item.marker.kind) ? item : null, text: (lines[at] ?? '').trim() }))
  })
}

/** Runs of items of one kind with nothing between them. `before` is the line above the first item. */
const runsOf = (view: ContentView): { before: string; items: TypedItem[] }[] => {
  const runs: { before: string; items: TypedItem[] }[] = []
  let last: Line | undefined
  for (const line of linesOf(view)) {
    const { item } = line
    if (item && last?.item && follows(last.item, item)) runs.at(-1)?.items.push(item)
    else if (item) runs.push({ before: last?.text ?? '', items: [item] })
    last = line
  }
  return runs
}

/** The list of attachments has its own form in official documents; long paragraphs with numbers are sections. */
const isList = ({ before, items }: { before: string; items: readonly TypedItem[] }): boolean =>
  items.length >= FEWEST && !/^附件?[\s\u3000]*[：:]/.test(before) &&
  items.reduce((sum, { line }) => sum + line.trim().length, 0) / items.length <= LONGEST_ON_AVERAGE

/** Three lines and more with numbers or bullets typed by hand are a list that nobody marked. */
export const typedList: Rule = {
  check: (view) => runsOf(view).filter(isList).flatMap(({ items }) => {
    const [first] = items
    return first ? [{ message: `这 ${items.length} 行是手工编号的列表，请改用列表`, place: placeAt(first.block, first.offset), text: first.line.trim().slice(0, 40) }] : []
  }),
  doc: {
    examples: [
      {
        body: '<p>需要材料：</p><p>1. 营业执照</p><p>2. 报关单</p><p>3. 合同</p>',
        fixed: '<p>需要材料：</p><ol><li>营业执照</li><li>报关单</li><li>合同</li></ol>', hits: ['1. 营业执照'],
      },
      { body: '<p>①营业执照</p><p>②报关单</p><p>③合同</p>', hits: ['①营业执照'] },
      { body: '<p>（1）营业执照；</p><p>（2）报关单；</p><p>（3）合同。</p>', hits: ['（1）营业执照；'] },
      { body: '<p>1、营业执照<br>2、报关单<br>3、合同</p>', hits: ['1、营业执照'], note: '用换行隔开' },
      { body: '<p>· 营业执照</p><p>· 报关单</p><p>· 合同</p>', hits: ['· 营业执照'] },
      { body: '<p>a. 营业执照</p><p>b. 报关单</p><p>c. 合同</p>', hits: ['a. 营业执照'] },
      { body: '<p>1 营业执照</p><p>2 报关单</p><p>3 合同</p>', hits: ['1 营业执照'] },
      { body: '<p>1. 只有一条</p><p>正文。</p>', hits: [] },
      { body: '<p>2024.1 至 2024.6 为试点。</p><p>2025.1 起推广。</p><p>1.5 倍。</p>', hits: [], note: '年份和小数' },
      { body: '<p>一、提高认识。各单位要重视。</p><p>二、加强领导。各口岸要落实。</p><p>三、严格考核。按季度通报。</p>', hits: [], note: '公文的段落编号' },
      { body: '<p>附件：</p><p>1. 申请表</p><p>2. 承诺书</p><p>3. 名单</p>', hits: [], note: '公文附件说明' },
      { body: '<p>附件：1. 申请表</p><p>2. 承诺书</p><p>3. 名单</p>', hits: [] },
      { body: '<ol><li>营业执照</li><li>报关单</li><li>合同</li></ol>', hits: [] },
    ],
    name: '手工编号的列表',
    why: '手打的“1. 2. 3.”在结构上不是列表：读屏软件不会报“共三项”，增删一项还要重新编号。',
  },
  id: 'typed-list',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（列表）',
}
