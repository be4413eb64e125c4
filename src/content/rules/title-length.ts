import type { Rule } from './rule.ts'

/** Longest title that lists and search results show whole, in characters. */
const LONGEST = 60

/** A title must exist and stay short enough for lists. */
export const titleLength: Rule = {
  check: (_, { title }) => {
    const length = [...title.trim()].length
    if (length === 0) return [{ message: '标题为空', text: '' }]
    return length > LONGEST ? [{ message: `标题有 ${length} 字，应不超过 ${LONGEST} 字`, text: title }] : []
  },
  id: 'title-length',
  severity: 'warning',
  source: '本站编辑规范',
}
