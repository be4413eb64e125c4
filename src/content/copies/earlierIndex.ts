import { foldTitle } from './foldTitle.ts'
import { bandsOf, likeness, signatureOf } from './minHash.ts'

/** A document that a text may repeat. `publishedAt` as ISO text, null when unknown; `text` is the body as plain text; `signature` that of the text, where it was computed beforehand. */
export type EarlierDocument = { path: string; publishedAt: null | string; signature?: null | Uint32Array; text: string; title: string }

/** The other documents, prepared for looking up. Both answers may contain the asking document itself; tell by `path`. */
export type EarlierIndex = {
  /** Documents whose text is roughly like this one, most alike first; at most a dozen. */
  alike: (text: string) => readonly EarlierDocument[]
  /** Documents with the same title after folding. */
  titled: (title: string) => readonly EarlierDocument[]
}

const MOST = 12

/** Below this estimate two texts share words, not sentences. */
const WORTH_A_LOOK = 0.25

type Entry = { document: EarlierDocument; signature: Uint32Array }

const grouped = <T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}

const entriesOf = (documents: readonly EarlierDocument[]): Entry[] =>
  documents.flatMap((document) => {
    const signature = document.signature === undefined ? signatureOf(document.text) : document.signature
    return signature ? [{ document, signature }] : []
  })

const byBand = (documents: readonly EarlierDocument[]): Map<string, Entry[]> => grouped(entriesOf(documents), ({ signature }) => bandsOf(signature))

/**
 * Prepares documents for `near-copy`, `redated` and `title-duplicate`. Signatures that are not given are computed once, on the first question; a question
 * costs the asking text's own signature and a look at documents that share a band, so it does not grow with their number.
 */
export const earlierIndex = (documents: readonly EarlierDocument[]): EarlierIndex => {
  const titles = grouped(documents, ({ title }) => [foldTitle(title)])
  let bands: Map<string, Entry[]> | null = null
  return {
    alike: (text) => {
      if (documents.length === 0) return []
      const signature = signatureOf(text)
      if (!signature) return []
      bands ??= byBand(documents)
      const known = bands
      const candidates = [...new Set(bandsOf(signature).flatMap((band) => known.get(band) ?? []))]
      return candidates
        .map(({ document, signature: other }) => ({ document, share: likeness(signature, other) }))
        .filter(({ share }) => share >= WORTH_A_LOOK)
        .sort((left, right) => right.share - left.share)
        .slice(0, MOST)
        .map(({ document }) => document)
    },
    titled: (title) => titles.get(foldTitle(title)) ?? [],
  }
}
