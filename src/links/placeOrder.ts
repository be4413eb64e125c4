import type { Place } from './report.ts'

const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

/** The order of places in a report: by page, then as they stand on it. It does not depend on which page was read first. */
export function comparePlaces(one: Place, other: Place): number {
  return compareText(one.page, other.page) || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0) ||
    compareText(one.attribute, other.attribute) || compareText(one.text, other.text)
}

/** Puts a place where it belongs in a sorted list of at most `most`; the last falls out, or the place itself where it would come after it. */
export function insertPlace(places: Place[], place: Place, most: number): void {
  const last = places.at(-1)
  if (places.length >= most && last && comparePlaces(place, last) >= 0) return
  const at = places.findIndex((known) => comparePlaces(place, known) < 0)
  places.splice(at === -1 ? places.length : at, 0, place)
  if (places.length > most) places.length = most
}
