import type { ReadableText } from '../model/readableTexts.ts'
import type { LexiconMatch } from './lexicon.ts'
import { sentenceAt } from './sentenceAt.ts'

/** News about a crime, a warning, a rule or a campaign against it. */
const ABOUT_CRIME = /警方|公安|民警|警察|查处|打击|整治|判处|判决|获刑|涉嫌|抓获|捣毁|侦破|破获|犯罪|诈骗|骗局|骗取|取缔|举报|谨防|防范|防止|警惕|警示|严禁|禁止|不得|不准|杜绝|违法|违规|案件|案例|专案|一案|立案|缉私|查获|查扣|查封|封堵|屏蔽|曝光|通报|治理|清理|清查|监测到|植入|篡改|黑客|非法|反诈|禁毒|戒毒|法院|检察|法官|审理|起诉|处罚|罚款|侵权|危害|远离|拒绝|抵制|反对|坚决|虚假|谣言|切勿|不要|请勿|上当|受骗|陷阱|报案|报警|沉迷|涉赌|涉黄|扫黄|刑法|条例|规定/

/** A former name or a title is quoted as it was. */
const QUOTED_NAME = /[《“「][^《》“”「」]{0,40}$/

/** A statement against the separation of Taiwan, or about other people's words. */
const ABOUT_WORDS = /图谋|错误言论|所谓|妄称|谬论|分裂|制造|鼓吹|宣扬|反对|遏制|更正|不能|不应|不得|误称|错误/

/** Whether unwanted words are rightly there: news about a crime or a warning, a title or a quotation, a statement against them. */
export const unwantedInContext = ({ text }: ReadableText, match: LexiconMatch): boolean => {
  const sentence = sentenceAt(text, match)
  const before = text.slice(Math.max(0, match.start - 42), match.start)
  const quoted = QUOTED_NAME.test(before) && /^[^《》“”「」]{0,40}[》”」]/.test(text.slice(match.end))
  if (match.entry.right === '') return ABOUT_CRIME.test(sentence)
  return (quoted && (/[《]/.test(before) || ABOUT_WORDS.test(sentence))) || (ABOUT_WORDS.test(sentence) && quoted)
}
