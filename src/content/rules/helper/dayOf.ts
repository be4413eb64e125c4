import { shanghaiDay } from '../../../shared/shanghai.ts'

const WRITTEN = /^(\d{4})\s*[-/.年‐-―−－]\s*(\d{1,2})\s*[-/.月‐-―−－]\s*(\d{1,2})\s*日?(?![\d])/

const two = (text: string | undefined): string => String(text).padStart(2, '0')

const exists = (day: string): boolean => {
  const instant = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
}

/** The Shanghai day (`YYYY-MM-DD`) of a written date or instant, or null where none can be read. An instant with a zone is converted. */
export const dayOf = (written: string): null | string => {
  const text = written.normalize('NFKC').trim()
  if (/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const instant = new Date(text)
    return Number.isNaN(instant.getTime()) ? null : shanghaiDay(instant)
  }
  const [, year, month, day] = WRITTEN.exec(text) ?? []
  const iso = `${year}-${two(month)}-${two(day)}`
  return year !== undefined && exists(iso) ? iso : null
}
