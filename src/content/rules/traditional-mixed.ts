import { folded } from '../lexicon/foldTable.ts'
import { sentenceAt } from '../lexicon/sentenceAt.ts'
import { type Found, textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const HAN_RUN = /[\u4e00-\u9fff]+/g
const KANA = /[\u3041-\u30ff]/

/** Standard characters again, or kept in names, since 2013 (通用规范汉字表). */
const STANDARD = new Set('乾於著瞭麽徵夥剋昇邨迺甦堃喆淼犇皙瞋噘蹚凓勠祕蒨頫澂峯菴甯氾栢崑崙鎔锺鍾濛苧噹谿穀')

/** Share of traditional characters from which a text is taken as written in traditional script on purpose. */
const ON_PURPOSE = 0.3

const FOREIGN = /台湾|臺灣|香港|澳门|澳門|日本|株式会社|株式會社|会社|书法|题写|题词|题名|匾|碑|篆|古籍|繁体|繁體|印章|牌坊|石刻|拓片|手书|墨宝|旧称|原名|字样|商标|字号|老照片|馆藏|民国|民國|清末|留言簿|上书|落款/

const isTraditional = (char: string): boolean => folded(char.charCodeAt(0)) !== char.charCodeAt(0) && char >= '\u4e00' && char <= '\u9fff' && !STANDARD.has(char)

const shareOf = (text: string): number => {
  const han = [...text].filter((char) => char >= '\u4e00' && char <= '\u9fff')
  return han.filter(isTraditional).length / Math.max(1, han.length)
}

/** What stands right behind the place it comes from is a name: 香港國泰航空. */
const AFTER_PLACE = /(?:台湾|香港|澳门|日本)(?:地区)?[^，。；]{0,4}$/

/** The full name of a firm or an institution, written in traditional script throughout. */
const FIRM = /^(?=.{0,8}(?:股份|有限|公司|集[团團]|株式))/

/** A Japanese firm says so in its name. */
const JAPANESE = /株式[會会]社/

const QUOTED = /[“‘「『《〈（(]$/

/** The stretch from the first to the last traditional character of a run, with a neighbour where it is one character only. */
const stretch = (run: string): { from: string; start: number } => {
  const chars = [...run]
  const start = chars.findIndex(isTraditional)
  const end = chars.findLastIndex(isTraditional) + 1
  return { from: run.slice(start, end), start }
}

/** A firm from where traditional characters are written. */
const nameOfFirm = (before: string, run: string): boolean => {
  const { from, start } = stretch(run)
  if (JAPANESE.test(run) || AFTER_PLACE.test(before + run.slice(0, start))) return true
  return [...from].filter(isTraditional).length >= 2 && FIRM.test(run.slice(start + from.length))
}

/** A name or quotation in its own script: quoted with several traditional characters, or in a sentence on such a name. */
const inItsOwnScript = ({ after, before, match, text }: Found): boolean => {
  const [run] = match
  const several = [...run].filter(isTraditional).length > 1 || run.length <= 2
  const quoted = QUOTED.test(before) && /^[”’」』》〉）)]/.test(after)
  if (nameOfFirm(before, run)) return true
  const sentence = sentenceAt(text, { end: match.index + run.length, start: match.index })
  return KANA.test(sentence) || (FOREIGN.test(sentence) && (quoted || several || /民國/.test(run))) || (quoted && several && shareOf(run) >= ON_PURPOSE)
}

const simplified = (text: string): string => [...text].map((char) => (isTraditional(char) ? String.fromCharCode(folded(char.charCodeAt(0))) : char)).join('')

/** Traditional characters that slipped into simplified text. */
export const traditionalMixed: Rule = {
  check: (view) => textHits(view, HAN_RUN, (found) => {
    const [run] = found.match
    if (![...run].some(isTraditional) || shareOf(found.text) >= ON_PURPOSE || inItsOwnScript(found)) return null
    const { from } = stretch(run)
    return { message: `简体文稿里混用了繁体字“${from}”，应为“${simplified(from)}”`, to: simplified(run) }
  }).map((hit) => ({ ...hit, text: stretch(hit.text).from })),
  doc: {
    examples: [
      { body: '<p>武汉海关優化通关流程，企业報關更快。</p>', fixed: '<p>武汉海关优化通关流程，企业报关更快。</p>', hits: ['優', '報關'] },
      { body: '<p>展出书法作品“寧靜致遠”，台湾長榮海運和日本三菱商事株式會社参展。</p>', hits: [], note: '书法题字、台湾和日本企业名称' },
      { body: '<p>香港國泰航空新增货班，鴻海精密工業股份有限公司到会。</p>', hits: [], note: '外地企业名称' },
      { body: '<p>乾隆年间的瞭望台，於氏家族，宫商角徵羽。</p>', hits: [], note: '规范字' },
      { body: '<p>國際貿易單一視窗提供報關服務。</p>', hits: [], note: '整段繁体，是繁体版' },
    ],
    name: '简繁混用',
    why: '政府网站使用规范汉字。混进来的繁体字多半来自输入法或复制，检索时也找不到。',
  },
  id: 'traditional-mixed',
  severity: 'warning',
  source: '《国家通用语言文字法》第九条；《通用规范汉字表》',
}
