import { headerOf, type HopAnswer, type HopRequest } from '../hop.ts'
import { mayBeFeed } from '../readFeed.ts'
import type { ReadPage } from '../readPage.ts'
import type { CrawlState, FoundAnswer } from './crawlState.ts'
import { answerDigest, keptAnswer, type UnpackedAnswer, unpackAnswer, validatorsOf } from './packAnswer.ts'

type Received = Extract<HopAnswer, { kind: 'answer' }>

type Read = (url: string, answer: Received) => Promise<ReadPage | null>

type Recollection = { url: string; key: string; answer: HopAnswer; earlier: FoundAnswer | null; state: CrawlState | null; read: Read }

/** Bodies beyond this are asked for again. */
const MAX_KEPT_BODY = 8 * 1024 * 1024
const NO_PAGE: Read = async () => null

const isUnchanged = (answer: Received, earlier: FoundAnswer): boolean => answer.status === 304 && (earlier.etag !== null || earlier.lastModified !== null)

function isReadAgain({ headers, body }: Received): boolean {
  const type = headerOf(headers, 'content-type')
  return body.length <= MAX_KEPT_BODY && (/^\s*text\/css\b/i.test(type) || mayBeFeed(type))
}

/** The earlier answer with what this request cost. */
function standing(url: string, answer: Received, earlier: FoundAnswer): UnpackedAnswer {
  const unpacked = unpackAnswer(url, earlier.packed)
  if (unpacked.answer.kind === 'failed') return unpacked
  const { ms, wireBytes, tlsExpiresAt } = answer
  return { ...unpacked, answer: { ...unpacked.answer, ms, wireBytes, ...(tlsExpiresAt === undefined ? {} : { tlsExpiresAt }) } }
}

/** What an earlier reading made of an answer that says the same; null where it says something else. */
async function recall({ url, key, answer, earlier, state }: Recollection): Promise<UnpackedAnswer | null> {
  if (!state || !earlier || answer.kind === 'failed') return null
  if (isUnchanged(answer, earlier)) {
    await state.renew(key, null)
    return standing(url, answer, earlier)
  }
  if (earlier.digest === null || earlier.digest !== answerDigest(answer)) return null
  const { etag, lastModified } = validatorsOf(answer)
  await state.renew(key, etag === earlier.etag && lastModified === earlier.lastModified ? null : { etag, lastModified })
  return { answer, page: unpackAnswer(url, earlier.packed).page }
}

/** Reads an answer, or takes what an earlier reading made of it where the host (304) or the bytes say that it is the same; keeps what is new. */
export async function recollect(input: Recollection): Promise<UnpackedAnswer> {
  const { url, key, answer, state, read } = input
  const known = await recall(input)
  if (known) return known
  const page = answer.kind === 'answer' ? await read(url, answer) : null
  if (!state) return { answer, page }
  const judgement = { isFine: false }
  await state.keep(key, keptAnswer(answer, page, { body: answer.kind === 'answer' && isReadAgain(answer) ? answer.body : undefined, judgement }))
  return { answer, page, judgement }
}

/** The same for a file that is wanted whole (robots.txt, sitemap). */
export async function rememberWhole(state: CrawlState, url: string, ask: (request: HopRequest) => Promise<HopAnswer>): Promise<HopAnswer> {
  const key = `whole ${url}`
  const { answer: found } = await state.find(key)
  if (found?.current) return unpackAnswer(url, found.packed).answer
  const answer = await ask({ url, ...(found ? { unless: found } : {}) })
  const known = await recall({ url, key, answer, earlier: found, state, read: NO_PAGE })
  if (known) return known.answer
  if (answer.kind === 'failed' || answer.body.length <= MAX_KEPT_BODY) await state.keep(key, keptAnswer(answer, null, { body: answer.kind === 'answer' ? answer.body : undefined, judgement: { isFine: false } }))
  return answer
}
