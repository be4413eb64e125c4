import type { ContentView } from '../model/contentView.ts'
import { type ReadableText, readableTexts } from '../model/readableTexts.ts'
import type { Hit, Rule } from './rule.ts'

/** A paragraph of so many characters with a full stop inside is prose. */
const PROSE = 40

const CREDIT = /记者|通讯员|来源|编辑|责编|供稿|[摄文图]$|转自|公司$|委员会$|总署$|厅$|局$|海关$|办公室$|\d日$/

const hitOf = ({ block, placeAt, text }: ReadableText, next: ReadableText | undefined): Hit[] => {
  if (block?.tag !== 'p' || block.ancestors.some(({ tag }) => tag === 'td' || tag === 'th' || tag === 'li')) return []
  const end = text.trimEnd()
  const last = end.slice(-1)
  const hit = { place: placeAt(end.length - 1), text: end.slice(-9) }
  if (/[，、]/.test(last)) return [{ ...hit, message: `段落以“${last}”结尾，话没有说完或标点有误` }]
  const prose = end.length >= PROSE && /[。！？].*[\p{Script=Han}]$/su.test(end)
  return prose && next?.block?.tag !== 'li' && !CREDIT.test(end.slice(-24)) ? [{ ...hit, message: '段末缺少句末标点', severity: 'hint' }] : []
}

/** Paragraphs that end in a comma, and paragraphs of prose without a mark at the end. */
export const punctuationParagraphEnd: Rule = {
  check: (view: ContentView) => {
    const texts = readableTexts(view)
    return texts.flatMap((text, at) => hitOf(text, texts[at + 1]))
  },
  doc: {
    examples: [
      { body: '<p>系统已于今日上线，请各企业及时办理，</p>', hits: ['请各企业及时办理，'] },
      { body: '<p>系统已于今日上线，服务全省所有外贸企业。各单位要认真组织学习，确保新旧系统平稳过渡，有关问题及时报告</p>', hits: ['，有关问题及时报告'] },
      { body: '<p>附件：申请表</p><p>系统已于今日上线，服务全省企业。</p><p>湖北省商务厅</p>', hits: [] },
    ],
    name: '段末标点',
    why: '以逗号结束的段落多半丢了后半句；成段的叙述末尾要有句号。',
  },
  id: 'punctuation-paragraph-end',
  severity: 'warning',
  source: 'GB/T 15834-2011 4.1',
}
