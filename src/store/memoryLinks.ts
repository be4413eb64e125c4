import { countPlaces, type HeldPlace, mergePlaces } from '../findings/mergePlaces.ts'
import { placeChanges } from './placeChanges.ts'
import type { KnownTarget, LinkStore, PagePlace, TargetValues, TargetWrite } from './ports.ts'

type DocumentPlace = HeldPlace & { url: string }

export type MemoryLinks = LinkStore & {
  addDocumentPlace: (place: DocumentPlace) => void
  target: (url: string) => Partial<TargetValues> | undefined
}

const known = (url: string, values: Partial<TargetValues>): KnownTarget => ({
  checkedIn: values.checkedIn ?? null,
  checks: values.checks ?? 0,
  confirmed: values.confirmed ?? false,
  digest: values.digest ?? null,
  failingSince: values.failingSince ?? null,
  failures: values.failures ?? 0,
  history: values.history ?? [],
  places: values.places ?? 0,
  placesDigest: values.placesDigest ?? null,
  url,
  verdict: values.verdict ?? null,
})

/** Links kept in this process only: for tests and for use without a database. */
export const memoryLinks = (): MemoryLinks => {
  const targets = new Map<string, Partial<TargetValues>>()
  const inDocuments: DocumentPlace[] = []
  let onPages: PagePlace[] = []
  const set = (url: string, values: Partial<TargetValues>): void => void targets.set(url, { ...targets.get(url), ...values })
  const drop = (isGone: (place: PagePlace) => boolean): void => {
    for (const { url } of onPages.filter(isGone)) if (targets.has(url)) set(url, { placesDigest: null })
    onPages = onPages.filter((place) => !isGone(place))
  }
  const placesAt = (url: string, limit: number) => {
    const held = inDocuments.filter((place) => place.url === url).map(({ url: _url, ...place }): HeldPlace => place)
    const seen = onPages.filter((place) => place.url === url).map(({ url: _url, ...place }) => place)
    const heldInPublic = held.filter(({ page }) => page !== null).length
    const total = countPlaces({ heldInDrafts: held.length - heldInPublic, heldInPublic, seen: seen.length })
    return { inDocuments: held.length > 0, places: mergePlaces(held, seen).slice(0, limit), total }
  }

  return {
    addDocumentPlace: (place) => void inDocuments.push(place),
    dropPlacesOnPages: async (pages, seen) => drop(({ page, url }) => pages.includes(page) && !seen.has(url)),
    dropUnseen: async (run) => {
      const unseen = new Set([...targets].filter(([, { seenIn }]) => seenIn && seenIn !== run).map(([url]) => url))
      drop(({ url }) => unseen.has(url))
      for (const url of unseen) set(url, { placesDigest: null, seenIn: null })
    },
    due: async (before, limit) => {
      const due = [...targets].filter(([, { nextCheckAt }]) => nextCheckAt && nextCheckAt <= before)
      due.sort(([, one], [, other]) => Number(one.nextCheckAt) - Number(other.nextCheckAt))
      const first = due.slice(0, limit).map(([url]) => url)
      for (const url of first) if (placesAt(url, 1).total === 0) set(url, { nextCheckAt: null, places: 0 })
      return first.filter((url) => targets.get(url)?.nextCheckAt)
    },
    knownTargets: async (urls) => new Map(urls.flatMap((url) => (targets.has(url) ? [[url, known(url, targets.get(url) ?? {})]] : []))),
    placesOf: async (urls, limit) => new Map(urls.map((url) => [url, placesAt(url, limit)] as const).filter(([, { total }]) => total > 0)),
    postponeHost: async (host, until) => {
      for (const [url, values] of targets) if (values.host === host && values.nextCheckAt && values.nextCheckAt < until) set(url, { nextCheckAt: until })
    },
    replacePagePlaces: async ({ pages, places, urls }) => {
      const { fresh, gone } = urls.map((url) => placeChanges(onPages.filter((place) => place.url === url), places.filter((place) => place.url === url)))
        .reduce((all, one) => ({ fresh: [...all.fresh, ...one.fresh], gone: [...all.gone, ...one.gone] }), { fresh: [], gone: [] })
      onPages = [...onPages.filter((place) => !gone.includes(place) || (pages !== 'all' && !pages.has(place.page))), ...fresh]
    },
    saveTargets: async (writes: readonly TargetWrite[]) => writes.forEach(({ url, values }) => set(url, values)),
    target: (url) => targets.get(url),
    touchTargets: async (touches, { now, run, seen }) =>
      touches.forEach(({ checks, nextCheckAt, url }) => set(url, { checkedAt: now, checkedIn: run, checks, nextCheckAt, ...(seen ? { seenIn: run } : {}) })),
  }
}
