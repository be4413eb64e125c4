import type { BasePayload, CollectionSlug, RequiredDataFromCollectionSlug } from 'payload'

import { CONTEXT_FLAGS } from '../shared/context.ts'
import type { Clock } from '../shared/clock.ts'
import type { Env } from '../shared/env.ts'
import type { Random } from './random.ts'

export type Log = (line: string) => void
export type SeedContext = { clock: Clock; env: Env; outside: string; payload: BasePayload; random: Random }
export type SeedFile = { data: Buffer; mimetype: string; name: string; size: number }

/** What `add` needs: the collection, the document and, for uploads, the file. */
export type Addition<S extends CollectionSlug> = { collection: S; data: RequiredDataFromCollectionSlug<S>; file?: SeedFile }

/** Saves one demonstration document as the system and gives its id. Checks wait for the first patrol. */
export const add = async <S extends CollectionSlug>({ payload }: SeedContext, { collection, data, file }: Addition<S>): Promise<string> => {
  const context = { [CONTEXT_FLAGS.skipChecks]: true }
  const saved = await payload.create({ collection, context, data, depth: 0, ...(file && { file }) })
  return String(saved.id)
}
