import { countPlaces, type HeldPlace, mergePlaces } from '../findings/mergePlaces.ts'
import type { KnownTarget, LinkStore, PagePlace, TargetValues, TargetWrite } from './ports.ts'

type DocumentPlace = HeldPlace & { url: string }

export type MemoryLinks = LinkStore & {
  addDocumentPlace: (place: DocumentPlace) => void
  target: (url: string) => Partial<TargetValues> | undefined
}

type StoredPagePlace = PagePlace & { run: string }

const known = (url: string, values: Partial<TargetValues>): KnownTarget => ({
  confirmed: values.confirmed ?? false,
  failingSince: values.failingSince ?? null,
  failures: values.failures ?? 0,
  history: values.history ?? [],
  places: values.places ?? 0,
  url,
  verdict: values.verdict ?? null,
})

/** Links kept in this process only: for tests and for use without a database. */
export const memoryLinks = (): MemoryLinks => {
  const targets = new Map<string, Partial<TargetValues>>()
  const inDocuments: DocumentPlace[] = []
  let onPages: StoredPagePlace[] = []

  const placesAt = (url: string, limit: number) => {
    const held = inDocuments.filter((place) => place.url === url).map(({ url: _url, ...place }): HeldPlace => place)
    const seen = onPages.filter((place) => place.url === url).map(({ run: _run, url: _url, ...place }) => place)
    const heldInPublic = held.filter(({ page }) => page !== null).length
    const total = countPlaces({ heldInDrafts: held.length - heldInPublic, heldInPublic, seen: seen.length })
    return { inDocuments: held.length > 0, places: mergePlaces(held, seen).slice(0, limit), total }
  }

  return {
    addDocumentPlace: (place) => void inDocuments.push(place),
    addPagePlaces: async (run, places) => void onPages.push(...places.map((place) => ({ ...place, run }))),
    dropOlderPagePlaces: async (run, pages) => {
      onPages = onPages.filter((place) => place.run === run || (pages !== 'all' && !pages.includes(place.page)))
    },
    dropPagePlaces: async (run) => {
      onPages = onPages.filter((place) => place.run !== run)
    },
    due: async (before, limit) => {
      const due = [...targets].filter(([, { nextCheckAt }]) => nextCheckAt && nextCheckAt <= before)
      due.sort(([, one], [, other]) => Number(one.nextCheckAt) - Number(other.nextCheckAt))
      const first = due.slice(0, limit).map(([url]) => url)
      for (const url of first) if (placesAt(url, 1).total === 0) targets.set(url, { ...targets.get(url), nextCheckAt: null, places: 0 })
      return first.filter((url) => targets.get(url)?.nextCheckAt)
    },
    knownTargets: async (urls) => new Map(urls.flatMap((url) => (targets.has(url) ? [[url, known(url, targets.get(url) ?? {})]] : []))),
    placesOf: async (urls, limit) => new Map(urls.map((url) => [url, placesAt(url, limit)] as const).filter(([, { total }]) => total > 0)),
    saveTargets: async (writes: readonly TargetWrite[]) => {
      for (const { url, values } of writes) targets.set(url, { ...targets.get(url), ...values })
    },
    target: (url) => targets.get(url),
  }
}
