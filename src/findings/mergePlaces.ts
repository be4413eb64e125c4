/** A place on a rendered page; 1-based line and column. */
export type SeenPlace = { attribute: string; column: null | number; element: string; line: null | number; page: string; text: string }

/** A place in a field of a document. `page` is the document's public address, `null` while it is not public. */
export type HeldPlace = { document: { relationTo: string; value: string }; field?: string; nodePath?: string; page: null | string; text: string }

/** A place as a finding shows it. */
export type FindingPlace = Partial<SeenPlace> & Partial<Omit<HeldPlace, 'page'>>

/**
 * One list of places out of two sources: a link in a document that a patrol also met on the document's page is one place
 * with both the field and the line. Where a page shows the link several times, they are paired in order.
 */
export const mergePlaces = (held: readonly HeldPlace[], seen: readonly SeenPlace[]): FindingPlace[] => {
  const free = [...seen]
  const inDocuments = held.map(({ page, ...place }): FindingPlace => {
    const at = page === null ? -1 : free.findIndex((candidate) => candidate.page === page)
    const [onPage] = at === -1 ? [] : free.splice(at, 1)
    return { ...onPage, ...place, ...(page === null ? {} : { page }) }
  })
  return [...inDocuments, ...free]
}

/** How many places there are, each counted once; works on counts because a finding lists only the first of them. */
export const countPlaces = (counts: { heldInPublic: number; heldInDrafts: number; seen: number }): number =>
  Math.max(counts.heldInPublic, counts.seen) + counts.heldInDrafts
