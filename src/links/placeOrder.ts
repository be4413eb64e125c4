import type { Place } from './report.ts'

/** By code units, as sets of URLs are sorted everywhere. */
export const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** The order of places in a report: by page, then as they stand on it. It does not depend on which page was read first. */
export function comparePlaces(one: Place, other: Place): number {
  return compareText(one.page, other.page) || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0) ||
    compareText(one.attribute, other.attribute) || compareText(one.text, other.text)
}
