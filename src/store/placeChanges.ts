import type { SeenPlace } from '../findings/mergePlaces.ts'
import { groupBy } from '../shared/groupBy.ts'

/** Places with the same key are the same place. */
const placeKey = ({ attribute, column, element, line, page, text }: SeenPlace): string => JSON.stringify([page, line, column, element, attribute, text])

/** What to write and what to remove so that `stored` becomes `wanted`, each place as often as it is wanted. */
export const placeChanges = <Stored extends SeenPlace, Wanted extends SeenPlace>(stored: readonly Stored[], wanted: readonly Wanted[]): { fresh: Wanted[]; gone: Stored[] } => {
  const left = groupBy(stored, placeKey)
  const fresh = wanted.filter((place) => left.get(placeKey(place))?.pop() === undefined)
  return { fresh, gone: [...left.values()].flat() }
}
