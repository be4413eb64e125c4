import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import { BSON, type Collection, type Document, type ClientSession } from 'mongodb'

export type LinesSummary = { count: number; sha256: string }

const lineOf = (document: Document): string => `${BSON.EJSON.stringify(document, { relaxed: false })}\n`

const documentsOf = (collection: Collection, session?: ClientSession): AsyncIterable<Document> =>
  collection.find({}, session ? { session } : {}).sort({ _id: 1 }).batchSize(200)

async function* linesOf(documents: AsyncIterable<Document>, seen: { count: number; hash: Hash }): AsyncGenerator<string> {
  for await (const document of documents) {
    const line = lineOf(document)
    seen.count += 1
    seen.hash.update(line)
    yield line
  }
}

const fresh = (): { count: number; hash: Hash } => ({ count: 0, hash: createHash('sha256') })

/** Writes a collection as gzipped lines of canonical EJSON in the order of `_id`. */
export const writeLines = async (collection: Collection, file: string, session: ClientSession): Promise<LinesSummary> => {
  const seen = fresh()
  await pipeline(Readable.from(linesOf(documentsOf(collection, session), seen)), createGzip(), createWriteStream(file, { flags: 'wx' }))
  return { count: seen.count, sha256: seen.hash.digest('hex') }
}

/** The same figures for a collection as it is stored now. */
export const digestCollection = async (collection: Collection): Promise<LinesSummary> => {
  const seen = fresh()
  for await (const line of linesOf(documentsOf(collection), seen)) void line
  return { count: seen.count, sha256: seen.hash.digest('hex') }
}

/** Calls `take` with each line of a file and gives its figures; rejects where the file is no whole gzip. */
export const readLines = async (file: string, take: (document: () => Document) => Promise<void> | void): Promise<LinesSummary> => {
  const seen = fresh()
  const source = createReadStream(file)
  const unzipped = source.pipe(createGunzip())
  source.on('error', (error) => unzipped.destroy(error))
  for await (const line of createInterface({ crlfDelay: Infinity, input: unzipped })) {
    seen.count += 1
    seen.hash.update(`${line}\n`)
    await take(() => BSON.EJSON.parse(line, { relaxed: false }) as Document)
  }
  return { count: seen.count, sha256: seen.hash.digest('hex') }
}
