import type { Severity } from '../finding.ts'
import { foldText } from './foldTable.ts'
import { lettersIn } from './lexicon.ts'
import type { LexiconEntry, LexiconKind } from './lexiconEntry.ts'

/** A row that cannot be taken; `line` counts from 1 and includes the heading. */
export type RowProblem = { line: number; message: string }

export type LexiconRow = { entry: LexiconEntry; line: number }

export type ParsedLexicon = { problems: readonly RowProblem[]; rows: readonly LexiconRow[] }

/** Headings of the file in their order; the first two must be there. */
export const LEXICON_HEADINGS = ['错误写法', '正确写法', '级别', '种类', '依据', '例外'] as const

/** Longest words an entry may have. */
const LONGEST = 60

/** Most rows of one file. */
const MOST = 50_000

const SEVERITIES: Readonly<Record<string, Severity>> = { '': 'error', error: 'error', hint: 'hint', warning: 'warning', 提示: 'hint', 警告: 'warning', 错误: 'error' }
const KINDS: Readonly<Record<string, LexiconKind>> = {
  '': 'typo', allow: 'allow', name: 'name', phrase: 'phrase', sensitive: 'sensitive', typo: 'typo', variant: 'variant', 名称: 'name', 异形词: 'variant', 放行: 'allow', 敏感: 'sensitive', 用语: 'phrase', 错别字: 'typo',
}

type Cells = readonly unknown[]

/** Exports put an apostrophe before what a spreadsheet would compute. */
const QUOTED = /^'(?=[=+\-@])/

const cell = (row: Cells, at: number): string => String(row[at] ?? '').trim().replace(QUOTED, '')

const faultOf = (wrong: string, right: string, row: Cells): string | null => {
  if (wrong === '') return '“错误写法”为空，请填写或删除这一行'
  if (lettersIn(wrong) === '') return `“${wrong}”没有可以查找的文字`
  if (wrong.length > LONGEST || right.length > LONGEST) return `词语超过 ${LONGEST} 字`
  if (!(cell(row, 2) in SEVERITIES)) return `级别“${cell(row, 2)}”不认识，应为 错误、警告 或 提示`
  if (!(cell(row, 3) in KINDS)) return `种类“${cell(row, 3)}”不认识，应为 错别字、用语、名称、敏感、异形词 或 放行`
  if (KINDS[cell(row, 3)] !== 'allow' && foldText(wrong) === foldText(right)) return `“${wrong}”与正确写法相同（不计全半角、大小写和简繁）`
  return null
}

const entryOf = (row: Cells): LexiconEntry => ({
  ...(cell(row, 5) === '' ? {} : { exceptions: cell(row, 5).split(/[、,，|\s]+/) }),
  ground: cell(row, 4), kind: KINDS[cell(row, 3)] ?? 'typo', right: cell(row, 1), severity: SEVERITIES[cell(row, 2)] ?? 'error', wrong: cell(row, 0),
})

/** What rows say against one another: the same words twice, A → B beside B → A, right words that hold another row's wrong ones. */
const conflicts = (rows: readonly LexiconRow[]): RowProblem[] => {
  const lineOf = new Map<string, number>()
  const problems = rows.flatMap(({ entry: { wrong }, line }) => {
    const first = lineOf.get(foldText(wrong))
    if (first !== undefined) return [{ line, message: `“${wrong}”与第 ${first} 行重复` }]
    lineOf.set(foldText(wrong), line)
    return []
  })
  const crossed = rows.flatMap(({ entry: { kind, right, wrong }, line }) => {
    const other = kind === 'allow' || right === '' ? undefined : lineOf.get(foldText(right))
    return other === undefined ? [] : [{ line, message: `“${wrong}→${right}”与第 ${other} 行矛盾：那一行把“${right}”当作错误写法` }]
  })
  const contained = rows.flatMap(({ entry: { exceptions, kind, right, wrong }, line }) =>
    (kind !== 'allow' && right.includes(wrong) && right !== wrong && !exceptions?.length ? [{ line, message: `正确写法“${right}”里含有错误写法“${wrong}”，会反复报错；请写得更长，或填写例外` }] : []))
  return [...problems, ...crossed, ...contained]
}

/**
 * Entries from the rows of a table (the first is the heading). Empty lines, duplicates and contradictions are told by line in Chinese;
 * with any problem nothing should be taken, so that an import is whole or not at all.
 */
export const parseLexiconRows = (table: readonly Cells[]): ParsedLexicon => {
  const [head = [], ...body] = table
  if (cell(head, 0) !== LEXICON_HEADINGS[0] || cell(head, 1) !== LEXICON_HEADINGS[1]) {
    return { problems: [{ line: 1, message: `首行应为表头：${LEXICON_HEADINGS.join('、')}` }], rows: [] }
  }
  if (body.length > MOST) return { problems: [{ line: MOST + 2, message: `超过 ${MOST} 行，请分次导入` }], rows: [] }
  const rows: LexiconRow[] = []
  const problems: RowProblem[] = []
  body.forEach((row, at) => {
    const line = at + 2
    const message = row.every((_, column) => cell(row, column) === '') ? '空行，请删除' : faultOf(cell(row, 0), cell(row, 1), row)
    if (message === null) rows.push({ entry: entryOf(row), line })
    else problems.push({ line, message })
  })
  return { problems: [...problems, ...conflicts(rows)].sort((one, other) => one.line - other.line), rows }
}
