import type { ReportedFinding } from '../report/contentReport.ts'

/** Where a finding stands, for people: `第 12 行第 3 列（body/p[4]）`. */
export const placeText = ({ place: { column, field, line, path } }: ReportedFinding): string => {
  const position = line === null ? '' : `第 ${line} 行${column === null ? '' : `第 ${column} 列`}`
  const where = path ?? (field === 'file' ? '' : field)
  if (position === '') return where === '' ? '整个文件' : where
  return where === '' ? position : `${position}（${where}）`
}
