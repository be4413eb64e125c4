import type { ContentElement } from '../model/contentNode.ts'
import { textWithin } from '../model/contentView.ts'
import { cellsOf } from './helper/cellsOf.ts'
import { hitOn } from './helper/hitOn.ts'
import { isBlank } from './helper/isBlank.ts'
import { rowsOf } from './helper/rowsOf.ts'
import type { Rule } from './rule.ts'

/** The corner above row headers may stay empty. */
const emptyHeaders = (table: ContentElement): ContentElement[] =>
  rowsOf(table).flatMap((row, rowAt) =>
    cellsOf(row).filter((cell, at) => cell.tag === 'th' && !(rowAt === 0 && at === 0) && isBlank(textWithin(cell, { withAlt: true })) && (cell.attributes['aria-label'] ?? '') === ''))

/** Header cells say what their column or row holds. */
export const tableEmptyHeader: Rule = {
  check: ({ elements }) => elements('table').flatMap(({ element }) => emptyHeaders(element).map((cell) => hitOn(cell, '表头单元格是空的，请写明这一列（行）是什么'))),
  doc: {
    examples: [
      { body: '<table><tr><th>地区</th><th>&nbsp;</th></tr><tr><td>武汉</td><td>12</td></tr></table>', fixed: '<table><tr><th>地区</th><th>票数</th></tr><tr><td>武汉</td><td>12</td></tr></table>', hits: ['<th></th>'] },
      { body: '<table><tr><th></th><th>进口</th></tr><tr><th scope="row">武汉</th><td>12</td></tr></table>', hits: [], note: '左上角可以空着' },
      { body: '<table><tr><th>地区</th><th>票数</th></tr><tr><td>武汉</td><td></td></tr></table>', hits: [], note: '空的是数据格' },
    ],
    name: '空表头',
    why: '表头空着，读屏软件就读不出这一列是什么。',
  },
  id: 'table-empty-header',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（表格）',
}
