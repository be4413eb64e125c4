import { cellsOf } from './helper/cellsOf.ts'
import { isLayoutTable } from './helper/isLayoutTable.ts'
import { rowsOf } from './helper/rowsOf.ts'
import { hitOn } from './helper/hitOn.ts'
import type { Rule } from './rule.ts'

/** A table of data with two rows or more needs header cells in its first row or column. */
export const tableHeader: Rule = {
  check: ({ elements }) => elements('table').flatMap(({ element }) => {
    const rows = rowsOf(element)
    if (rows.length < 2 || rows.some((row) => cellsOf(row).some(({ tag }) => tag === 'th')) || isLayoutTable(element)) return []
    return [hitOn(element, '表格没有表头，请把首行或首列设为表头（th）')]
  }),
  doc: {
    examples: [
      {
        body: '<table><tr><td>地区</td><td>票数</td></tr><tr><td>武汉</td><td>12</td></tr></table>',
        fixed: '<table><tr><th>地区</th><th>票数</th></tr><tr><td>武汉</td><td>12</td></tr></table>', hits: ['<table>地区票数武汉12</table>'],
      },
      {
        body: '<table border="1"><tbody><tr><td><strong>费目</strong></td><td><strong>标准</strong></td></tr><tr><td>吊装费</td><td>免收</td></tr></tbody></table>',
        hits: ['<table border="1">费目标准吊装费免收</table>'], note: '首行只是加粗',
      },
      { body: '<table><thead><tr><td>费目</td><td>标准</td></tr></thead><tbody><tr><td>吊装费</td><td>免收</td></tr></tbody></table>', hits: ['<table>费目标准吊装费免收</table>'], note: 'thead 里也要用 th' },
      { body: '<table><tr><th scope="row">武汉</th><td>12</td></tr><tr><th scope="row">襄阳</th><td>8</td></tr></table>', hits: [], note: '首列作表头' },
      { body: '<table><tr><td>只有一行</td><td>两格</td></tr></table>', hits: [] },
      { body: '<table role="presentation"><tr><td>左</td><td>右</td></tr><tr><td>左</td><td>右</td></tr></table>', hits: [], note: '排版用的表格，已标明' },
      { body: '<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>', hits: [], note: '单列' },
      { body: '<table><tr><td><img src="a.png" alt="港口"></td><td><img src="b.png" alt="码头"></td></tr><tr><td><img src="c.png" alt="堆场"></td><td><img src="d.png" alt="闸口"></td></tr></table>', hits: [], note: '图片排列' },
    ],
    name: '表格没有表头',
    why: '读屏软件靠表头告诉听者一个数字属于哪一列；没有表头的表格听起来只是一串数字。',
  },
  id: 'table-header',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（表格）',
}
