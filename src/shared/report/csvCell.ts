/** Spreadsheets run cells that start with these (also after white space, and in full-width form) as formulas. */
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠\t\r\n]/

/** A value as a cell of a CSV file that spreadsheets open: quoted where needed, never run as a formula. */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = (value ?? '').replace(/\0/g, '')
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n;\t]/.test(safe) || safe !== text ? `"${safe.replace(/"/g, '""')}"` : safe
}
