import { lexiconHits } from '../lexicon/lexiconHits.ts'
import type { Rule } from './rule.ts'

/** Spellings that are understood but not the recommended ones. */
export const wordVariant: Rule = {
  check: (view, context) => lexiconHits(view, context, { kinds: ['variant'] }),
  doc: {
    examples: [
      { body: '<p>以及其它有关部门和部份企业。</p>', hits: ['其它有关', '部份'] },
      { body: '<p>以及其他有关部门和部分企业；全部份额；补充份额。</p>', hits: [] },
    ],
    name: '异形词',
    why: '同一个词有几种写法时，公文和新闻用推荐的一种。只作提示。',
  },
  id: 'word-variant',
  severity: 'hint',
  source: '《第一批异形词整理表》（GF 1001—2001）',
}
