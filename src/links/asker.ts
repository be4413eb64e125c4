import { type GateOutcome, type HostGate, MAX_PAUSE_MS, type Sleep } from './hostGate.ts'
import { hostPort } from './addressGuard.ts'
import type { FetchHop, HopAnswer, HopRequest } from './hop.ts'
import { nextHop, type NextHop } from './nextHop.ts'
import { type ReadPage, readPage } from './readPage.ts'
import type { CrawlState, Found } from './resume/crawlState.ts'
import { type Judgement, type UnpackedAnswer, unpackAnswer } from './resume/packAnswer.ts'
import { recollect } from './resume/recollect.ts'
import { retryDetail } from './retryAt.ts'
import { retryPlan } from './retryPlan.ts'
import { flatten } from './flatten.ts'

/** A remembered answer: what judgement needs of it and where it leads. Bodies are gone, page texts bounded. */
export type Answer =
  | (Omit<Extract<HopAnswer, { kind: 'answer' }>, 'body'> & { next: NextHop; page: PageSummary | null; judgement?: Judgement })
  | Extract<HopAnswer, { kind: 'failed' }>

export type PageSummary = { title: string; text: string; hasContent: boolean; ids: ReadonlySet<string>; isShell: boolean }

export type AskerDeps = {
  fetchHop: FetchHop
  gate: HostGate
  /** Whether a host (`host:port`) is the site's own: one page of it that asks for a long pause does not end the run. */
  isOwn: (host: string) => boolean
  sleep: Sleep
  /** Absent: nothing is remembered beyond the run. */
  state?: CrawlState
  /** epoch milliseconds */
  now: () => number
  /** Called once for each answer, with the page where it is one. */
  onAnswer: (url: string, answer: Extract<HopAnswer, { kind: 'answer' }>, page: ReadPage | null) => Promise<void> | void
}

const MAX_OWN_REQUESTS = 3
/** So many refusals in a row, and our own host means all of itself. */
const OWN_PATIENCE = 5
const MAX_PAGE_TEXT = 6000
/** A request that takes this long is counted while it is under way: the run may be cut short meanwhile, and so may the next. */
const SLOW_MS = 1000

const NO_IDS: ReadonlySet<string> = new Set()
const NOTHING = Buffer.alloc(0)
const RESTING = { kind: 'failed', code: 'rate-limited', ms: 0 } as const
/** What is known of a URL that was under way each time the run was cut short; a second opinion may still find it fine. */
const NEVER_ANSWERED = { kind: 'failed', code: 'timeout', detail: 'INTERRUPTED', ms: 0 } as const
const NEVER_ASKED: Found = { answer: null, tries: 0 }

const keyOf = (url: string, cookie: string): string => (cookie ? `${url}\n${cookie}` : url)

/** A page with next to no text of its own is drawn by its scripts. */
const SHELL_TEXT = 20

const summaryOf = ({ facts, isFine }: ReadPage): PageSummary => ({
  isShell: facts.loadsScript && facts.text.trim().length < SHELL_TEXT,
  title: isFine ? '' : flatten(facts.title.trim()),
  text: isFine ? '' : flatten(facts.text.replace(/\s{2,}|[^\S ]/g, ' ').trim().slice(0, MAX_PAGE_TEXT)),
  hasContent: isFine ?? facts.hasContent,
  ids: facts.ids.size === 0 ? NO_IDS : new Set(flatten([...facts.ids].join('\n')).split('\n')),
})

/** An answer whose content was judged fine keeps only what later judgements need; `hasContent` stays true so that nothing takes it for blank. */
function slim(answer: Answer): void {
  if (answer.kind === 'failed') return
  const type = answer.headers['content-type']
  answer.headers = type === undefined ? {} : { 'content-type': type }
  answer.bodyHead = NOTHING
  answer.bodyTail = NOTHING
  if (answer.page) answer.page = { title: '', text: '', hasContent: true, ids: answer.page.ids, isShell: answer.page.isShell }
}

/** Asks each URL once per run and cookie state, again only where an answer may be a passing fault; at most three times in all. */
export class Asker {
  private readonly answers = new Map<string, Promise<Answer>>()
  private readonly asked = new Map<string, number>()
  private readonly deps: AskerDeps

  constructor(deps: AskerDeps) {
    this.deps = deps
  }

  /** The answer of a URL; null where it was asked often enough with other cookies and no answer for these exists. */
  async ask(url: string, cookie: string): Promise<Answer | null> {
    const key = keyOf(url, cookie)
    const known = this.answers.get(key)
    if (known) return known
    if (cookie && this.timesAsked(url) >= MAX_OWN_REQUESTS) return (await this.answers.get(url)) ?? null
    const answer = this.request(url, cookie)
    this.answers.set(key, answer)
    return answer
  }

  /** One answer with its whole body, for a file of our own interest. Where it fails, a link to the same URL need not ask again. */
  async whole(request: HopRequest): Promise<HopAnswer> {
    const { url } = request
    if (this.timesAsked(url) >= MAX_OWN_REQUESTS) return { kind: 'failed', code: 'protocol', detail: 'ASKED_OFTEN', ms: 0 }
    const answer = await this.untilSettled({ ...request, keep: true })
    const isFailure = answer.kind === 'failed' || answer.status >= 400
    if (isFailure && !this.answers.has(url)) this.answers.set(url, this.settle(url, { answer, page: answer.kind === 'failed' ? null : await readPage(url, answer) }))
    return answer
  }

  /** Requests made for a URL in this run, also before it was cut short. */
  timesAsked(url: string): number {
    return this.asked.get(url) ?? 0
  }

  /** Drops the texts of an answer whose content was judged harmless; redirects keep theirs, they are short. `isFine`: nothing at all was remarked. */
  async release(url: string, isFine: boolean): Promise<void> {
    const answer = await this.answers.get(url)
    if (answer?.kind !== 'answer' || answer.next.kind !== 'final') return
    if (answer.judgement) answer.judgement.isFine = isFine
    slim(answer)
  }

  private async request(url: string, cookie: string): Promise<Answer> {
    const { state } = this.deps
    const key = keyOf(url, cookie)
    const found = state ? await state.find(key) : NEVER_ASKED
    const isKnown = found.answer?.current === true
    this.asked.set(url, Math.max(this.timesAsked(url), found.tries + Number(isKnown)))
    if (found.answer?.current) return this.settle(url, unpackAnswer(url, found.answer.packed))
    const answer = found.tries >= MAX_OWN_REQUESTS ? NEVER_ANSWERED : await this.untilSettled({ url, cookie, ...(found.answer ? { unless: found.answer } : {}) })
    return this.settle(url, await recollect({ url, key, answer, earlier: found.answer, state: state ?? null, read: readPage }))
  }

  /** Asks until the answer is final or was asked for often enough. */
  private async untilSettled(request: HopRequest): Promise<HopAnswer> {
    const { url, cookie = '' } = request
    const host = hostPort(new URL(url))
    for (;;) {
      const answer = await this.deps.gate.run(host, () => this.once(request), (result) => this.outcomeOf(host, result))
      if (!answer) return { ...RESTING, detail: retryDetail(this.deps.now() + this.deps.gate.restMs(host)) }
      const asked = this.timesAsked(url)
      const plan = retryPlan(answer, asked, this.deps.now())
      if (!plan.again || !this.mayAskAgain(url, host)) return answer
      await this.deps.state?.noteTries(keyOf(url, cookie), asked)
      if (plan.pauseMs === 0 && !(await this.deps.sleep(plan.afterMs))) return answer
      if (!this.mayAskAgain(url, host)) return answer // asked meanwhile as a file of our own interest
    }
  }

  private mayAskAgain(url: string, host: string): boolean {
    return this.timesAsked(url) < MAX_OWN_REQUESTS && this.deps.gate.retriesHelp(host)
  }

  /** What an answer tells of its host; a pause it asks for begins before anything else is asked there. */
  private outcomeOf(host: string, answer: HopAnswer): GateOutcome {
    const { strained, pauseMs } = retryPlan(answer, 1, this.deps.now())
    const isMeant = pauseMs <= MAX_PAUSE_MS || !this.deps.isOwn(host) || this.deps.gate.strainOf(host) >= OWN_PATIENCE
    return { ms: answer.ms, strained, pauseMs: isMeant ? pauseMs : 0 }
  }

  private async once(request: HopRequest): Promise<HopAnswer> {
    const { cookie = '', keep, url } = request
    const asked = this.timesAsked(url) + 1
    this.asked.set(url, asked)
    const { fetchHop, state } = this.deps
    if (!state || keep) return fetchHop(request)
    let isNoted = false
    const slow = setTimeout(() => {
      isNoted = true
      void state.noteTries(keyOf(url, cookie), asked)
    }, SLOW_MS)
    const answer = await fetchHop(request)
    clearTimeout(slow)
    if (isNoted && answer.kind === 'answer') await state.noteTries(keyOf(url, cookie), asked - 1)
    return answer
  }

  private async settle(url: string, { answer, page, judgement }: UnpackedAnswer): Promise<Answer> {
    if (answer.kind === 'failed') return answer
    await this.deps.onAnswer(url, answer, page)
    const { body: _, ...rest } = answer
    const context = { url, status: answer.status, headers: answer.headers, encoding: page?.encoding ?? 'utf-8', metaRefresh: page?.facts.refresh ?? null, base: page?.base ?? url }
    return { ...rest, next: nextHop(context), page: page && summaryOf(page), ...(judgement ? { judgement } : {}) }
  }
}
