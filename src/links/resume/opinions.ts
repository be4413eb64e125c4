import type { CrawlState } from './crawlState.ts'

/** What a run knows of a second opinion on a URL: whether it found it fine, null where it did not say; and how often it was asked for. */
export type Opinion = { asked: number; isFine: boolean | null }

const NONE: Opinion = { asked: 0, isFine: null }
const FINE = 1
const keyOf = (url: string): string => `opinion ${url}`

/** The opinion this run got on a URL before it was cut short. */
export async function recallOpinion(state: CrawlState | null, url: string): Promise<Opinion> {
  if (!state) return NONE
  const { answer, tries } = await state.find(keyOf(url))
  return { asked: tries, isFine: answer?.current ? answer.packed[0] === FINE : null }
}

/** Notes that opinions are about to be asked for; resolves when a run that goes on in place of this one would know it. @throws where the store failed */
export async function noteAsking(state: CrawlState, opinions: readonly (Opinion & { url: string })[]): Promise<void> {
  for (const { asked, url } of opinions) await state.noteTries(keyOf(url), asked + 1)
  await state.flush()
}

/** Keeps what was said. */
export async function keepOpinions(state: CrawlState, urls: readonly string[], fine: ReadonlySet<string>): Promise<void> {
  for (const url of urls) await state.keep(keyOf(url), { digest: null, etag: null, lastModified: null, pack: () => Uint8Array.of(fine.has(url) ? FINE : 0), size: 1 })
}
