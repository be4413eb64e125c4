import { comparePlaces, compareText } from './placeOrder.ts'
import type { Place } from './report.ts'

/** One place of a link: on the page begun last, of the target with this number. */
type Sighting = { target: number; line: number | null; column: number | null; label: number; text: number }

/** The numbers of one place, in their order. */
const [TARGET, LINE, COLUMN, LABEL, TEXT] = [0, 1, 2, 3, 4]
const FIELDS = 5
const CHUNK_BITS = 15
const PLACES_PER_CHUNK = 1 << CHUNK_BITS

/**
 * Every place of a run, 20 bytes each whatever it says: pages share their texts, and what is only written down needs no objects.
 * Read once, at the end, page by page in the order of their URLs.
 */
export class PlaceLog {
  count = 0
  private readonly chunks: Int32Array[] = []
  private readonly pages: { url: string; start: number }[] = []
  private readonly labels: { element: string; attribute: string }[] = []
  private readonly labelIds = new Map<string, Map<string, number>>()
  private readonly texts: string[] = ['']

  /** What comes next stands on this page. */
  begin(url: string): void {
    this.pages.push({ url, start: this.count })
  }

  add({ target, line, column, label, text }: Sighting): void {
    const within = this.count & (PLACES_PER_CHUNK - 1)
    if (within === 0) this.chunks.push(new Int32Array(PLACES_PER_CHUNK * FIELDS))
    const chunk = this.chunks[this.chunks.length - 1]
    this.count += 1
    if (!chunk) return
    const at = within * FIELDS
    chunk[at + TARGET] = target
    chunk[at + LINE] = line ?? 0
    chunk[at + COLUMN] = column ?? 0
    chunk[at + LABEL] = label
    chunk[at + TEXT] = text
  }

  /** The number of an element with an attribute. */
  labelOf(element: string, attribute: string): number {
    let ofElement = this.labelIds.get(element)
    if (!ofElement) this.labelIds.set(element, (ofElement = new Map()))
    const known = ofElement.get(attribute)
    if (known !== undefined) return known
    ofElement.set(attribute, this.labels.length)
    return this.labels.push({ element, attribute }) - 1
  }

  /** Gives a text a number; 0 is the empty one's. */
  addText(text: string): number {
    return this.texts.push(text) - 1
  }

  /**
   * Sorts the places by their targets. The function it returns lists those of one target, the first so many in the order of reports.
   * @param targets numbers of targets are below this
   */
  byTarget(targets: number): (target: number, most: number) => Place[] {
    const { starts, places } = this.sorted(targets)
    return (target, most) => {
      const start = starts[target] ?? 0
      const ours = places.subarray(start, Math.min(starts[target + 1] ?? start, start + most))
      return Array.from(ours, (place) => this.placeAt(place)).sort(comparePlaces)
    }
  }

  /** A counting sort, pages in the order of their URLs: those of a target stand in `places` from `starts[target]` on. */
  private sorted(targets: number): { starts: Int32Array; places: Int32Array } {
    const starts = new Int32Array(targets + 1)
    for (let place = 0; place < this.count; place += 1) add(starts, this.field(place, TARGET) + 1, 1)
    for (let target = 1; target <= targets; target += 1) add(starts, target, starts[target - 1] ?? 0)
    const places = new Int32Array(this.count)
    const next = starts.slice()
    const pages = this.pages.map(({ url, start }, index) => ({ url, start, end: this.pages[index + 1]?.start ?? this.count }))
    for (const { start, end } of pages.sort((one, other) => compareText(one.url, other.url))) {
      for (let place = start; place < end; place += 1) places[add(next, this.field(place, TARGET), 1)] = place
    }
    return { starts, places }
  }

  private field(place: number, field: number): number {
    return this.chunks[place >> CHUNK_BITS]?.[(place & (PLACES_PER_CHUNK - 1)) * FIELDS + field] ?? 0
  }

  private placeAt(place: number): Place {
    const label = this.labels[this.field(place, LABEL)] ?? { element: '', attribute: '' }
    return { page: this.pageOf(place), line: this.field(place, LINE) || null, column: this.field(place, COLUMN) || null, ...label, text: this.texts[this.field(place, TEXT)] ?? '' }
  }

  /** The page begun last before this place. */
  private pageOf(place: number): string {
    let [low, high] = [0, this.pages.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.pages[middle]?.start ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return this.pages[low]?.url ?? ''
  }
}

/** Adds to one number of a list; returns what it was. */
function add(list: Int32Array, index: number, summand: number): number {
  const before = list[index] ?? 0
  list[index] = before + summand
  return before
}
