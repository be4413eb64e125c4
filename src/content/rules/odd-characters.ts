import { readableTexts } from '../model/readableTexts.ts'
import { type Fault, type Found, textHits } from '../text/textHits.ts'
import type { Hit, Rule } from './rule.ts'

const LOST = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\ufffe\uffff]+/g
const PRIVATE = /[\ue000-\uf8ff]+/g
const UNSEEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+/g
const LOOKALIKE = /[\u2e80-\u2fd5\uf900-\ufaff]+/g
const HALF_KANA = /[\uff66-\uff9f]+/g
const ENTITY = /&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|#\d{2,5}|#x[0-9a-f]{2,5});/gi
/** What UTF-8 looks like when it is read as GBK, and GBK as UTF-8 or Latin-1. */
const GARBLED = /锟斤拷(?:锟斤拷)*|[烫屯]{3,}|(?:[鍙鍏鍥鍜鍦鍚鎴鎵鐨鏄鏈鏂鏁锛銆鈥涓浠绋缃璁杩闂閫鐢][\u4e00-\u9fff€\ue000-\uf8ff]{0,3}){3,}|(?:[ÃÂåäæçèéï][\u0080-\u00bf¡-¿][\u0080-\u00bf¡-¿]?){2,}|â€[œ™“”\u009d]?/g

const RTL = /[\u0590-\u08ff]/

const unseen = ({ after, before, match, text }: Found): Fault | null => {
  // Joined emoji and scripts written from the right need them.
  if (RTL.test(text) || (/^\u200d$/.test(match[0]) && /\p{Extended_Pictographic}\ufe0f?$/u.test(before) && /^\p{Extended_Pictographic}/u.test(after))) return null
  return { message: '有看不见的字符（零宽字符、方向符或软连字符），会妨碍检索和复制，请删除', to: '' }
}

/** A character is named by its code where it cannot be shown. */
const shown = (hit: Hit): Hit => (/^[\u0020-\uffef]*$/.test(hit.text) && hit.text !== '' && !/[\u007f-\u009f\u00ad\u200b-\u206f\ue000-\uf8ff\ufeff]/.test(hit.text)
  ? hit : { ...hit, text: [...(hit.fix && 'from' in hit.fix ? hit.fix.from : hit.text)].map((char) => `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ') })

const fault = (message: string) => ({ match }: Found): Fault => ({ message, to: match[0].normalize('NFKC') })

/** Characters that are lost, garbled, unseen or only look like others. */
export const oddCharacters: Rule = {
  check: (view) => readableTexts(view).every(({ text }) => /^[\u000a\u000d\u0009\u0020-\u007e\u4e00-\u9fff，。、；：？！“”‘’（）《》—…·％]*$/.test(text) && !text.includes('&') && !/[锟烫屯鍙鐨鎴涓]/.test(text)) ? [] : [
    ...textHits(view, LOST, () => ({ message: '有乱码或控制字符，请对照原文改正', severity: 'error' })),
    ...textHits(view, PRIVATE, () => ({ message: '有专用区字符（多半来自 Word 符号字体），别人的设备上显示为方框', severity: 'error' })),
    ...textHits(view, GARBLED, () => ({ message: '这段文字是乱码（编码转换错误），请重新粘贴', severity: 'error' })),
    ...textHits(view, UNSEEN, unseen),
    ...textHits(view, LOOKALIKE, fault('部首或兼容字符看似汉字，检索不到，应换成汉字')),
    ...textHits(view, HALF_KANA, fault('半角片假名应为全角')),
    ...textHits(view, ENTITY, () => ({ message: '网页代码被当成文字显示（重复转义），应换成它代表的字符' })),
  ].map(shown),
  doc: {
    examples: [
      { body: '<p>报关\ufffd单，通\u200b关，⼀带一路。</p>', hits: ['U+FFFD', 'U+200B', '⼀'] },
      { body: '<p>锟斤拷锟斤拷，&amp;nbsp;单一窗口，ﾃｽﾄ。</p>', hits: ['锟斤拷锟斤拷', 'ﾃｽﾄ', '&nbsp;'] },
      { body: '<p>鐨勪腑鏂囨枃浠讹紝â€œ</p>', hits: ['鐨勪腑鏂囨枃浠讹紝', 'â€œ'] },
      { body: '<p>一带一路，café，テスト，烫伤，屯溪，𠮷野家，R&amp;D，30℃，①。</p>', hits: [] },
    ],
    name: '异常字符',
    why: '乱码、零宽字符和部首字符有的看得见、有的看不见，都会让检索、读屏和复制出错。',
  },
  id: 'odd-characters',
  severity: 'warning',
  source: 'GB 18030-2022；Unicode 标准附件 15（NFKC）',
}
