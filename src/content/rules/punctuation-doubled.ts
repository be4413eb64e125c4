import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const DOUBLED = /[，。、；：,;.]*[，。、；：][，。、；：,;]+|[，。、；：][.,;](?![.\d])|[,;][，。、；：]|[！？][，。、；：]|[，、；：][！？]|(?<=\p{Script=Han})(?:,{2,}|:{2,}|;{2,})/gu

/** A list that ends in 等 needs no mark before it. */
const BEFORE_ET_CETERA = /(?<=[\p{Script=Han}”》）])、(?=等(?![级候待于同价额量次距效值分份]))/gu

/** The mark that closes most: a full stop before a semicolon before a comma. */
const kept = (marks: string): string => ['？', '！', '。', '：', '；', '，', '、'].find((mark) => marks.includes(mark)) ?? '，'

const alike = (marks: string): boolean => new Set(marks).size === 1

/** Marks that stand twice or fight with one another. Repeated ！ and ？ may be meant. */
export const punctuationDoubled: Rule = {
  check: (view) => [...textHits(view, BEFORE_ET_CETERA, () => ({ message: '“等”前面不用顿号', to: '' })), ...textHits(view, DOUBLED, ({ match }) => {
    const [marks] = match
    if (/^。{3,}$/.test(marks)) return null
    return { message: `标点“${marks}”重复或冲突，只应留一个`, ...(alike(marks) ? { to: kept(marks) } : {}) }
  })],
  doc: {
    examples: [
      { body: '<p>系统已上线。。请企业注意，，及时办理。</p>', fixed: '<p>系统已上线。请企业注意，及时办理。</p>', hits: ['。。', '，，'] },
      { body: '<p>系统已上线，。请注意。，谢谢；、</p>', hits: ['，。', '。，', '；、'] },
      { body: '<p>包括报关、查验、等环节。</p>', fixed: '<p>包括报关、查验等环节。</p>', hits: ['、'] },
      { body: '<p>真的吗？！太好了！！他说：“好。”随后离开……</p>', hits: [], note: '叠用问号叹号、省略号' },
    ],
    name: '标点重复',
    why: '连着两个逗号、句号，或者逗号后面又跟句号，是删改之后留下的。',
  },
  id: 'punctuation-doubled',
  severity: 'warning',
  source: 'GB/T 15834-2011 标点符号用法',
}
