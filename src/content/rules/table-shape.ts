import type { ContentElement } from '../model/contentNode.ts'
import { cellsOf } from './helper/cellsOf.ts'
import { hitOn } from './helper/hitOn.ts'
import { isLayoutTable } from './helper/isLayoutTable.ts'
import { rowsOf } from './helper/rowsOf.ts'
import type { Rule } from './rule.ts'

const MOST = 1_000

const span = (cell: ContentElement, name: string): number => Math.min(MOST, Math.max(1, Math.trunc(Number(cell.attributes[name] ?? 1)) || 1))

/** Columns each row covers, cells that reach down from rows above included. */
const widths = (rows: readonly ContentElement[]): number[] => {
  let hanging: { columns: number; rows: number }[] = []
  return rows.map((row) => {
    const cells = cellsOf(row).map((cell) => ({ columns: span(cell, 'colspan'), rows: span(cell, 'rowspan') }))
    const width = [...hanging, ...cells].reduce((sum, { columns }) => sum + columns, 0)
    hanging = [...hanging, ...cells].flatMap(({ columns, rows: left }) => (left > 1 ? [{ columns, rows: left - 1 }] : []))
    return width
  })
}

const usual = (numbers: readonly number[]): number =>
  [...new Set(numbers)].sort((left, right) => numbers.filter((one) => one === right).length - numbers.filter((one) => one === left).length || right - left)[0] ?? 0

/** Rows of one table cover the same number of columns, merged cells counted. */
export const tableShape: Rule = {
  check: ({ elements }) => elements('table').flatMap(({ element }) => {
    const rows = rowsOf(element)
    if (rows.length < 2 || isLayoutTable(element)) return []
    const covered = widths(rows)
    const width = usual(covered)
    const odd = rows[covered.findIndex((one) => one !== width)]
    return odd ? [hitOn(odd, `表格这一行占 ${covered[rows.indexOf(odd)]} 列，其他行占 ${width} 列，请检查合并单元格`)] : []
  }),
  doc: {
    examples: [
      {
        body: '<table><tr><th>地区</th><th>票数</th><th>金额</th></tr><tr><td>武汉</td><td>12</td><td>3</td></tr><tr><td>襄阳</td><td>8</td></tr></table>',
        fixed: '<table><tr><th>地区</th><th>票数</th><th>金额</th></tr><tr><td>武汉</td><td>12</td><td>3</td></tr><tr><td>襄阳</td><td>8</td><td>1</td></tr></table>', hits: ['<tr>襄阳8</tr>'],
      },
      { body: '<table><tr><th colspan="3">合计</th></tr><tr><td>武汉</td><td>1</td></tr><tr><td>宜昌</td><td>2</td></tr></table>', hits: ['<tr>合计</tr>'] },
      { body: '<table><tr><th rowspan="2">地区</th><th colspan="2">票数</th></tr><tr><th>进口</th><th>出口</th></tr><tr><td>武汉</td><td>1</td><td>2</td></tr></table>', hits: [], note: '合并得当' },
      { body: '<table><tr><th>地区</th><th>票数</th></tr><tr><td rowspan="2">武汉</td><td>1</td></tr><tr><td>2</td></tr></table>', hits: [] },
    ],
    name: '表格行列不齐',
    why: '合并单元格写错后，数字会落到别的列下面；看得见的人会看错，读屏软件会读错。',
  },
  formats: new Set(['html-fragment', 'html-page', 'lexical', 'markdown']),
  id: 'table-shape',
  severity: 'warning',
  source: 'HTML 标准（表格模型）；GB/T 37668-2019 信息无障碍（表格）',
}
