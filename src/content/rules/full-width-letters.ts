import { maskPersonal } from '../personal/maskPersonal.ts'
import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

/** A passport number is told by the words before it, or by the cell beside it: its shape alone is enough not to repeat it. */
const PASSPORT = /^[a-z]{1,2}\d{7,8}$/i

const WIDE = /[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ．，－：／％]*/g

/** Digits and Latin letters in full width. */
export const fullWidthLetters: Rule = {
  check: (view) => textHits(view, WIDE, ({ match }) => {
    const written = match[0].replace(/[．，－：／％]+$/, '')
    // A number of a person is reported once, by its own rule.
    if (maskPersonal(written) !== written || /^[０-９]{15,}$/.test(written) || PASSPORT.test(written.normalize('NFKC'))) return null
    const to = written.normalize('NFKC') + match[0].slice(written.length)
    return { message: `全角字母或数字“${written}”应为半角“${written.normalize('NFKC')}”`, to }
  }),
  doc: {
    examples: [
      { body: '<p>２０２６年，ＲＣＥＰ生效，增长３．５％。</p>', fixed: '<p>2026年，RCEP生效，增长3.5%。</p>', hits: ['２０２６', 'ＲＣＥＰ', '３．５％'] },
      { body: '<p>护照号码：Ｅ１２３４５６７８</p>', hits: [], note: '个人证件号码由专门的规则报出，不在这里复述' },
      { body: '<p>2026年，RCEP生效，增长3.5%，共12票。</p>', hits: [] },
    ],
    name: '全角数字和字母',
    why: '全角数字无法复制进表格计算，检索也找不到；阿拉伯数字和拉丁字母一律用半角。',
  },
  id: 'full-width-letters',
  severity: 'warning',
  source: 'GB/T 15835-2011 出版物上数字用法',
}
