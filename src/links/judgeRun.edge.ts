import { type Crawl, RANDOM_PATH } from './crawl.edge.ts'
import { classify } from './judge/classify.ts'
import { fragmentFound } from './judge/fragments.ts'
import { shingleSimilarity } from './judge/shingles.ts'
import type { PatrolOptions, PatrolSettings } from './patrolOptions.ts'
import type { Verdict } from './report.ts'
import { isReservedName } from './reservedNames.ts'
import type { Resource, Target } from './registry.ts'
import type { Classified, PageMemory, RandomPathAnswer, SkipReason, TraceAnswer, TraceOutcome } from './trace.ts'

const SAME_PAGE = 0.9
const MIN_NAMES = 5
/** Text remembered of a page: its beginning, and its end, where sites say whose they are. */
const MEMORY_HEAD = 1500
const MEMORY_FOOT = 500
/** Targets judged in one go; then other work has its turn. */
const BATCH = 500

type Deps = { settings: PatrolSettings; crawl: () => Crawl } & Pick<PatrolOptions, 'history' | 'onPage'>

/** Judges traces while a run goes on, and what only the whole run can tell at its end. */
export class RunJudge {
  readonly byVerdict: Record<Verdict, number> = { danger: 0, broken: 0, blocked: 0, suspicious: 0, redirected: 0, skipped: 0, ok: 0 }
  private readonly deps: Deps
  private readonly homeUrl: string
  private readonly randomPaths = new Map<string, Promise<RandomPathAnswer>>()
  private readonly memories = new WeakMap<Resource, PageMemory | null>()

  constructor(deps: Deps) {
    this.deps = deps
    this.homeUrl = new URL('/', deps.settings.startUrl).href
  }

  /** Judges every target of a traced resource; a fine one lets go of its texts. */
  async judgeResource(resource: Resource): Promise<void> {
    const { outcome } = resource
    if (!outcome) return
    const random = isPage(outcome) ? await this.randomPath(new URL(outcome.finalUrl).origin) : null
    if (this.deps.history && outcome.kind === 'answer') this.memories.set(resource, await this.deps.history(resource.url))
    const plain = this.classifyAs({ resource, outcome, random, target: null })
    for (const [index, target] of resource.targets.entries()) {
      if (index % BATCH === BATCH - 1) await new Promise(setImmediate)
      this.settle(target, this.differs(target, resource, outcome) ? this.classifyAs({ resource, outcome, random, target }) : plain)
    }
    if (outcome.kind !== 'answer' || (plain.verdict !== 'ok' && plain.verdict !== 'redirected')) return
    this.remember(resource, outcome)
    this.memories.delete(resource)
    resource.outcome = { ...outcome, bodyHead: NOTHING, bodyTail: NOTHING, headers: pickType(outcome), ...(outcome.ids ? { text: '', title: '', hasContent: true } : {}) }
    await this.deps.crawl().network.asker.release(outcome.finalUrl, plain.hints.length === 0)
  }

  /** Judges a target again or for the first time from what is known of its resource. */
  judgeLate(target: Target): void {
    const { resource } = target
    if (resource?.outcome) this.settle(target, this.classifyAs({ resource, outcome: resource.outcome, random: null, target }))
  }

  /** What was never asked, and why. */
  skip(target: Target, reason: SkipReason, detail: string): void {
    const outcome: TraceOutcome = { kind: 'skipped', hops: [], reason, detail, ms: 0 }
    this.settle(target, this.classifyOutcome(target, outcome, { random: null }))
  }

  /** A spelling no browser can open. */
  malformed(target: Target): void {
    this.settle(target, this.classifyOutcome(target, { kind: 'failure', hops: [], code: 'url-malformed', detail: target.url, ms: 0 }, { random: null }))
  }

  /** Judges a target that is not judged yet, or whose later places changed it: hidden, or no longer a form only. */
  judgeLateIfNeeded(target: Target): void {
    if (!target.classified || isNoLongerForm(target) || isHiddenOutside(target)) this.judgeLate(target)
  }

  /** At the end of a run: a machine without internet accuses nobody. Returns what to tell about the run as a whole. */
  excuseOutside(resources: Iterable<Resource>, counts: { asked: number; resolved: number }): string[] {
    const isOffline = counts.asked >= MIN_NAMES && counts.resolved === 0
    let excused = 0
    for (const resource of resources) {
      const { outcome } = resource
      const isUnknown = outcome?.kind === 'failure' && (outcome.code === 'dns-temporary' || (isOffline && outcome.code === 'dns' && !isReservedName(lastHost(outcome, resource))))
      if (!isUnknown) continue
      excused += 1
      resource.outcome = { kind: 'skipped', hops: outcome.hops, reason: 'no-network', detail: outcome.detail, ms: outcome.ms }
      for (const target of resource.targets) this.judgeLate(target)
    }
    return excused > 0 ? [`本机无法解析或访问外网（询问域名 ${counts.asked} 个，得到回答 ${counts.resolved} 个），${excused} 个站外地址未检查。`] : []
  }

  private remember({ url, internal }: Resource, { finalUrl, title = '', text = '' }: TraceAnswer): void {
    if (!internal && title !== '') this.deps.onPage?.(url, { finalUrl, title, text: text.length > MEMORY_HEAD + MEMORY_FOOT ? `${text.slice(0, MEMORY_HEAD)} ${text.slice(-MEMORY_FOOT)}` : text })
  }

  private settle(target: Target, classified: Classified): void {
    if (target.classified) this.byVerdict[target.classified.verdict] -= 1
    target.classified = classified
    this.byVerdict[classified.verdict] += 1
  }

  /** Whether a target may be judged otherwise than its resource: a fragment that is there changes nothing but how a redirect is told. */
  private differs(target: Target, resource: Resource, outcome: TraceOutcome): boolean {
    if (target.hidden || target.post || (target.fragment !== null && outcome.hops.length > 1)) return true
    return target.fragment !== null && foundIn(target, resource, outcome) === false
  }

  private classifyAs({ resource, outcome, random, target }: { resource: Resource; outcome: TraceOutcome; random: RandomPathAnswer; target: Target | null }): Classified {
    const found = target && foundIn(target, resource, outcome)
    return this.classifyOutcome(target ?? { url: resource.url, resource, hidden: false, post: false }, outcome, { random, found })
  }

  private classifyOutcome(
    target: Pick<Target, 'url' | 'resource' | 'hidden' | 'post'>, outcome: TraceOutcome, { random, found = null }: { random: RandomPathAnswer; found?: boolean | null },
  ): Classified {
    const { settings } = this.deps
    const history = target.resource ? (this.memories.get(target.resource) ?? null) : null
    return classify({
      url: target.url, outcome, internal: target.resource?.internal ?? false, siteHosts: settings.siteHosts, homeUrl: this.homeUrl,
      context: { randomPath: random, fragmentFound: found, hidden: target.hidden, now: settings.clock().getTime(), post: target.post, ...(history ? { history } : {}) },
    })
  }

  private randomPath(origin: string): Promise<RandomPathAnswer> {
    const known = this.randomPaths.get(origin)
    if (known) return known
    const answer = this.askRandomPath(origin)
    this.randomPaths.set(origin, answer)
    return answer
  }

  /** What the host says to a path nobody made; null where that tells nothing, as when it shows its home page for everything. */
  private async askRandomPath(origin: string): Promise<RandomPathAnswer> {
    const random = await this.fetchPage(origin + RANDOM_PATH)
    if (!random || new URL(random.finalUrl).pathname === '/') return null
    const answer = { status: random.status, title: random.title ?? '', text: random.text ?? '' }
    if (random.status > 299) return answer
    const home = await this.fetchPage(`${origin}/`)
    const isHome = home && home.title === random.title && shingleSimilarity(home.text ?? '', random.text ?? '') >= SAME_PAGE
    return isHome ? null : answer
  }

  private async fetchPage(url: string): Promise<TraceAnswer | null> {
    const { outcome } = await this.deps.crawl().network.trace(url)
    return outcome.kind === 'answer' ? outcome : null
  }
}

/** Whether a target's fragment is on the page; null where there is none, or where that cannot be known. */
function foundIn({ fragment }: Target, { redirectFragment }: Resource, outcome: TraceOutcome): boolean | null {
  const isKnown = outcome.kind === 'answer' && outcome.complete && !outcome.isShell && redirectFragment === null
  return isKnown ? fragmentFound(fragment, outcome.ids) : null
}

const NOTHING = new Uint8Array()
const HARMLESS = new Set<Verdict>(['ok', 'redirected', 'skipped'])

const isNoLongerForm = ({ post, classified, resource }: Target): boolean =>
  !post && classified?.verdict === 'ok' && resource?.outcome?.kind === 'answer' && resource.outcome.status >= 400

const isHiddenOutside = ({ hidden, classified, resource }: Target): boolean => hidden && !resource?.internal && classified !== null && HARMLESS.has(classified.verdict)

const isPage = (outcome: TraceOutcome): outcome is TraceAnswer => outcome.kind === 'answer' && outcome.status >= 200 && outcome.status < 300 && outcome.ids !== undefined

const pickType = ({ headers }: TraceAnswer): TraceAnswer['headers'] => ({ 'content-type': headers['content-type'] })

const lastHost = (outcome: TraceOutcome, resource: Resource): string => new URL(outcome.hops.at(-1)?.url ?? resource.url).hostname
