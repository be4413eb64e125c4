import type { ContentView } from '../model/contentView.ts'
import { placeAt } from '../model/textBlocks.ts'
import { metaPlace } from './helper/metaPlace.ts'
import { shownSource } from './helper/shownFacts.ts'
import type { Hit, Rule } from './rule.ts'

const NOBODY = /^(?:网络|互联网|网上|来自?网络|网络转载|转载|转自网络|未知|不详|佚名|无|其他|本站原创|xx+|×+|-+)$/i

const fold = (name: string): string => name.normalize('NFKC').replace(/[\s“”"'‘’《》（）()·]/g, '').replace(/网站$|官网$|微信公众号$|公众号$/, '')

const differ = (left: string, right: string): boolean => !fold(left).includes(fold(right)) && !fold(right).includes(fold(left))

/** What the page shows as its source must be what its metadata state. */
const contradiction = (view: ContentView, source: string): Hit[] => {
  const shown = shownSource(view)
  if (!shown || !differ(shown.text, source)) return []
  return [{ message: `文中写明来源是“${shown.text}”，元数据写的是“${source}”，请核对`, place: placeAt(shown.block, shown.at), text: shown.text }]
}

/** A document names who it is from, and the same everywhere. */
export const sourceNamed: Rule = {
  check: (view) => {
    const { carries, format, meta: { source } } = view.document
    if (!carries.has('source')) return []
    const place = metaPlace(view.document, 'source')
    if (source === null) return format === 'html-page' ? [] : [{ message: '没有写明来源，请填写发布单位或转载出处', place, text: '' }]
    if (NOBODY.test(source)) return [{ message: `来源“${source}”没有说明出处，请写明单位或媒体名称`, place, text: source }]
    return contradiction(view, source)
  },
  doc: {
    examples: [
      { body: '<p>正文。</p>', hits: [''], meta: { source: '' } },
      { body: '<p>正文。</p>', hits: ['网络'], meta: { source: '网络' } },
      { body: '<p>正文。</p><p>（来源：湖北日报）</p>', hits: ['湖北日报'], meta: { source: '省商务厅' }, note: '文中与元数据不一致' },
      { body: '<p>正文。</p><p>来源：湖北省商务厅</p>', hits: [], meta: { source: '省商务厅' } },
      { body: '<p>数据来源：海关统计。</p>', hits: [], meta: { source: '武汉海关' }, note: '数据的出处不是文章的来源' },
    ],
    name: '来源',
    why: '转载不注明来源侵犯著作权，出了差错也找不到责任单位；《政府网站发展指引》要求转载注明出处。',
  },
  id: 'source-named',
  severity: 'warning',
  source: '国办发〔2017〕47号《政府网站发展指引》（信息转载、ContentSource）',
}
