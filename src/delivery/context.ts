import type { Request, RequestHandler } from 'express'
import type { Db } from 'mongodb'
import type { Logger } from 'pino'

import type { Clock } from '../shared/clock.ts'
import { type Env, portalUrl } from '../shared/env.ts'
import { UserError } from '../shared/errors.ts'
import { type CacheScope, TaggedCache } from './cache/taggedCache.ts'
import type { Answer } from './http/answer.ts'
import { securityHeaders } from './http/securityHeaders.ts'
import { sendStored, sizeOfStored, storeAnswer, type StoredAnswer } from './http/storedAnswer.ts'
import { SearchIndex } from './search/searchIndex.ts'
import { type Facts, openReading, type Reading } from './read/reading.ts'

export type DeliveryOptions = { clock: Clock; db: Db; env: Env; logger: Logger; uploadsDir: string }

/**
 * Makes the answer to a URL. It may depend on the URL and on what it reads through `reading`, and on nothing else of the
 * request: the answer is kept and given to everyone who asks for the same URL. Throws a UserError (`NOT_FOUND`, `GONE`,
 * `INPUT_INVALID`) where there is none; errors are not kept.
 */
type Build = (reading: Reading, request: Request) => Promise<Answer>

/** What every route of delivery is given. */
export type DeliveryContext = {
  /** Finished answers by URL (`originalUrl`), and facts shared between answers. */
  caches: { answers: TaggedCache<StoredAnswer>; facts: Facts }
  clock: Clock
  env: Env
  headers: Readonly<Record<string, string>>
  logger: Logger
  openReading: (scope: CacheScope) => Reading
  /** Where the portal answers, without trailing slash. */
  portal: string
  searchIndex: SearchIndex
  /** A handler that answers with what `build` makes, kept until one of its sources changes. */
  serve: (build: Build) => RequestHandler
  /** Folder that holds `media` and `attachments`. */
  uploadsDir: string
}

const MAX_ANSWER_BYTES = 96 * 1024 * 1024
/** Facts are counted, not weighed. */
const MAX_FACTS = 2_000
const MAX_URL_LENGTH = 2_048

/** Builds the context that all routes of one delivery process share. */
export const createContext = ({ clock, db, env, logger, uploadsDir }: DeliveryOptions): DeliveryContext => {
  const facts: Facts = new TaggedCache({ clock, maxSize: MAX_FACTS, sizeOf: () => 1 })
  const answers = new TaggedCache<StoredAnswer>({ clock, maxSize: MAX_ANSWER_BYTES, sizeOf: sizeOfStored })
  const portal = portalUrl(env)
  const headers = securityHeaders(portal)
  const open = (scope: CacheScope): Reading => openReading({ db, facts, now: clock(), scope })
  const serve =
    (build: Build): RequestHandler =>
    async (request, response) => {
      const key = request.originalUrl
      if (key.length > MAX_URL_LENGTH) throw new UserError('INPUT_INVALID', `网址过长：最多 ${MAX_URL_LENGTH} 个字符，收到 ${key.length} 个。`)
      const stored = await answers.get(key, async (scope) => storeAnswer(await build(open(scope), request), headers))
      await sendStored(request, response, stored)
    }
  return { caches: { answers, facts }, clock, env, headers, logger, openReading: open, portal, searchIndex: new SearchIndex(logger), serve, uploadsDir }
}
