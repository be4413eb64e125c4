import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const DOUBLE = /(?<![\d=])"([^"\n]{1,80})"/g
const SINGLE = /(?<![A-Za-z\d=])'([^'\n]{1,40})'(?![A-Za-z])/g
const HAN = /\p{Script=Han}/u

/** Quotation marks of a typewriter around Chinese words. */
export const punctuationStraightQuotes: Rule = {
  check: (view) => ([[DOUBLE, '“', '”'], [SINGLE, '‘', '’']] as const).flatMap(([pattern, open, close]) =>
    textHits(view, pattern, ({ after, before, match }) => {
      const inner = match[1] ?? ''
      const chinese = HAN.test(inner) || (HAN.test(before.slice(-1)) && HAN.test(after.charAt(0)))
      return chinese ? { message: `中文里应当用弯引号“${open}${close}”`, to: `${open}${inner}${close}` } : null
    })),
  doc: {
    examples: [
      { body: '<p>国际贸易"单一窗口"上线。</p>', fixed: '<p>国际贸易“单一窗口”上线。</p>', hits: ['"单一窗口"'] },
      { body: '<p>所谓\'直通\'就是不落地。</p>', fixed: '<p>所谓‘直通’就是不落地。</p>', hits: ["'直通'"] },
      { body: '<p>国际贸易“单一窗口”；It\'s the so-called "Single Window" of China\'s customs; 27" 屏幕。</p>', hits: [] },
    ],
    name: '直引号',
    why: '中文引号分开引和收引，读屏软件和排版程序靠它判断引文从哪里到哪里；直引号分不出。',
  },
  id: 'punctuation-straight-quotes',
  severity: 'warning',
  source: 'GB/T 15834-2011 4.8',
}
