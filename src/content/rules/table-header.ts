import { textWithin } from '../model/contentView.ts'
import type { ContentElement } from '../model/contentNode.ts'
import type { Rule } from './rule.ts'

/** Rows of this table, not of one nested in it. */
const rowsOf = (table: ContentElement): ContentElement[] =>
  table.children.flatMap((child) => {
    if (child.kind === 'text') return []
    if (child.tag === 'tr') return [child]
    return child.tag === 'thead' || child.tag === 'tbody' || child.tag === 'tfoot' ? rowsOf(child) : []
  })

const hasHeader = (row: ContentElement): boolean => row.children.some((cell) => cell.kind === 'element' && cell.tag === 'th')

/** A table of two rows or more needs header cells. */
export const tableHeader: Rule = {
  check: ({ elements }) => elements('table').flatMap(({ element }) => {
    const rows = rowsOf(element)
    if (rows.length < 2 || rows.some(hasHeader) || element.attributes['role'] === 'presentation') return []
    return [{ message: `表格（首行“${textWithin(rows[0] ?? element).trim().slice(0, 20)}”）没有表头，请把首行或首列设为表头`, place: element.place, text: 'table' }]
  }),
  doc: {
    examples: [
      {
        body: '<table><tr><td>地区</td><td>票数</td></tr><tr><td>武汉</td><td>12</td></tr></table>',
        fixed: '<table><tr><th>地区</th><th>票数</th></tr><tr><td>武汉</td><td>12</td></tr></table>', hits: ['table'],
      },
      { body: '<table><tr><th scope="row">武汉</th><td>12</td></tr><tr><th scope="row">襄阳</th><td>8</td></tr></table>', hits: [], note: '首列作表头' },
      { body: '<table><tr><td>只有一行</td></tr></table>', hits: [] },
    ],
    name: '表格没有表头',
    why: '读屏软件靠表头告诉听者一个数字属于哪一列；没有表头的表格听起来只是一串数字。',
  },
  id: 'table-header',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（表格）',
}
