import type { Place } from './report.ts'

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** The order of places in a report: by page, then as they stand on it. It does not depend on which page was read first. */
export function comparePlaces(one: Place, other: Place): number {
  return compareText(one.page, other.page) || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0) ||
    compareText(one.attribute, other.attribute) || compareText(one.text, other.text)
}

/** Puts a place where it belongs in a sorted list of at most `most`; the last falls out, or the place itself where it would come after it. */
export function insertPlace(places: Place[], place: Place, most: number): void {
  const last = places.at(-1)
  if (places.length >= most && last && comparePlaces(place, last) >= 0) return
  places.splice(positionOf(place, places), 0, place)
  if (places.length > most) places.length = most
}

/** Where a place belongs in a sorted list: behind all that do not come after it. */
function positionOf(place: Place, places: readonly Place[]): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const known = places[middle]
    if (known && comparePlaces(place, known) < 0) high = middle
    else low = middle + 1
  }
  return low
}

/** The first so many places of a list in their order. */
export function firstPlaces(places: readonly Place[], most: number): Place[] {
  const first = places.slice(0, most).sort(comparePlaces)
  for (const place of places.slice(most)) insertPlace(first, place, most)
  return first
}
