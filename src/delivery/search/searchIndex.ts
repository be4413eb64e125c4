import MiniSearch from 'minisearch'
import { ObjectId } from 'mongodb'
import type { Logger } from 'pino'

import { lexicalToPlain } from '../../content/render/lexicalToPlain.ts'
import type { Change, ChangingSlug, Cursor } from '../read/readChanges.ts'
import type { Reading } from '../read/reading.ts'
import type { DocumentKey } from '../serialise/documentItems.ts'
import { loadTokenise, type Tokenise } from './tokenise.ts'

type Entry = { id: string; keywords: string; text: string; title: string }

const SLUGS = ['faqs', 'feeWaiverPolicies', 'news', 'pages'] as const
/** Newest documents of each kind that the index is first made of. */
const FIRST_DOCUMENTS = 10_000
/** Documents that can be found; beyond, those longest unchanged leave the index. */
const MAX_DOCUMENTS = 20_000
/** Characters of a document that can be found. */
const MAX_TEXT = 4_000
const BATCH = 200
const MAX_CANDIDATES = 1_000
/** As for the feed of changes: what was committed late is read again. */
const OVERLAP_MS = 10_000
const FIRST_ID = '0'.repeat(24)

const createIndex = (tokenise: Tokenise): MiniSearch<Entry> =>
  new MiniSearch<Entry>({
    fields: ['title', 'keywords', 'text'],
    processTerm: (term) => term,
    searchOptions: { boost: { keywords: 3, title: 5 }, prefix: (term) => /^[a-z0-9]{2,}$/.test(term) },
    tokenize: tokenise,
  })

const entryOf = (slug: ChangingSlug, document: { _id: ObjectId; keywords?: string[]; summary?: string; title: string }, body: unknown): Entry => ({
  id: `${slug}:${document._id.toHexString()}`,
  keywords: (document.keywords ?? []).join(' '),
  text: `${document.summary ?? ''}\n${lexicalToPlain(body)}`.slice(0, MAX_TEXT),
  title: document.title,
})

const readEntries = async (reading: Reading, slug: ChangingSlug, ids: readonly string[]): Promise<Entry[]> => {
  const query = { limit: ids.length, where: { _id: { $in: ids.map((id) => new ObjectId(id)) } } }
  switch (slug) {
    case 'faqs':
      return (await reading.find(slug, { ...query, fields: ['answer', 'title'] })).map((faq) => entryOf(slug, faq, faq.answer))
    case 'feeWaiverPolicies':
      return (await reading.find(slug, { ...query, fields: ['body', 'documentNumber', 'summary', 'title'] })).map((policy) =>
        entryOf(slug, { ...policy, keywords: policy.documentNumber ? [policy.documentNumber] : [] }, policy.body),
      )
    case 'news':
    case 'pages':
      return (await reading.find(slug, { ...query, fields: ['body', 'keywords', 'summary', 'title'] })).map((article) => entryOf(slug, article, article.body))
  }
}

/**
 * Full-text index of what is public, in memory, brought up to date before each search by the feed of changes. What it
 * finds are candidates only: the caller reads them again as published documents.
 */
export class SearchIndex {
  readonly #logger: Logger
  readonly #known = new Map<string, number>()
  #built: { cursor: Cursor; index: MiniSearch<Entry> } | null = null
  #syncing: Promise<void> = Promise.resolve()

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Documents that contain all words, best first; those that contain some where none contains all. At most 1,000. */
  async find(reading: Reading, text: string): Promise<DocumentKey[]> {
    await this.#syncInTurn(reading)
    const all = this.#built?.index.search(text, { combineWith: 'AND' }) ?? []
    const found = all.length > 0 ? all : (this.#built?.index.search(text, { combineWith: 'OR' }) ?? [])
    return found.slice(0, MAX_CANDIDATES).flatMap(({ id }) => {
      const [slug, hex = ''] = String(id).split(':')
      return slug === 'faqs' || slug === 'feeWaiverPolicies' || slug === 'news' || slug === 'pages' ? { id: hex, slug } : []
    })
  }

  // One at a time, and each for itself: the reading of a search notes what its answer depends on.
  #syncInTurn(reading: Reading): Promise<void> {
    const run = (): Promise<void> => this.#sync(reading)
    this.#syncing = this.#syncing.then(run, run)
    return this.#syncing
  }

  async #sync(reading: Reading): Promise<void> {
    const built = (this.#built ??= await this.#build(reading))
    for (let cursor: Cursor | null = built.cursor; cursor; ) {
      const changes: Change[] = await reading.changes({ cursor, limit: BATCH })
      await this.#apply(reading, built.index, changes)
      const last = changes.at(-1)
      if (last && last.at.getTime() < reading.now.getTime() - OVERLAP_MS) built.cursor = { at: last.at, id: last.id }
      cursor = last && changes.length === BATCH ? { at: last.at, id: last.id } : null
    }
  }

  /** Walking all changes since the beginning would read far more than the index keeps. */
  async #build(reading: Reading): Promise<{ cursor: Cursor; index: MiniSearch<Entry> }> {
    const index = createIndex(await loadTokenise(this.#logger))
    this.#known.clear()
    for (const slug of SLUGS) {
      const newest = await reading.find(slug, { fields: ['updatedAt'], limit: FIRST_DOCUMENTS, sort: { publishedAt: -1 } })
      const ids = newest.map(({ _id }) => _id.toHexString()).reverse()
      for (let from = 0; from < ids.length; from += BATCH) this.#add(index, await readEntries(reading, slug, ids.slice(from, from + BATCH)), new Map())
    }
    return { cursor: { at: new Date(reading.now.getTime() - OVERLAP_MS), id: FIRST_ID }, index }
  }

  async #apply(reading: Reading, index: MiniSearch<Entry>, changes: readonly Change[]): Promise<void> {
    const fresh = changes.filter(({ at, id, slug }) => slug !== null && this.#known.get(`${slug}:${id}`) !== at.getTime())
    for (const { id, slug } of fresh) this.#drop(index, `${slug}:${id}`)
    for (const slug of SLUGS) {
      const live = fresh.filter((change) => change.live && change.slug === slug)
      if (live.length > 0) this.#add(index, await readEntries(reading, slug, live.map(({ id }) => id)), new Map(live.map(({ at, id }) => [`${slug}:${id}`, at.getTime()])))
    }
    for (const id of this.#known.keys()) {
      if (this.#known.size <= MAX_DOCUMENTS) break
      this.#drop(index, id)
    }
  }

  #add(index: MiniSearch<Entry>, entries: readonly Entry[], times: ReadonlyMap<string, number>): void {
    for (const entry of entries) {
      this.#drop(index, entry.id)
      index.add(entry)
      this.#known.set(entry.id, times.get(entry.id) ?? 0)
    }
  }

  #drop(index: MiniSearch<Entry>, id: string): void {
    if (!this.#known.delete(id)) return
    index.discard(id)
  }
}
