import type { PageSummary } from './asker.ts'
import { CrawlLimits } from './crawlLimits.ts'
import { decodeText, sniffCssEncoding, sniffEncoding } from '../shared/encoding.ts'
import { headerOf, type HopAnswer } from './hop.ts'
import { HostQueues } from './hostQueues.ts'
import type { HostRests } from './hostRests.ts'
import { LinkReader } from './linkReader.ts'
import { type Network, openNetwork } from './network.edge.ts'
import { headerText } from './nextHop.ts'
import { normaliseUrl } from './normaliseUrl.ts'
import { parseLinkHeader } from './parseLinkHeader.ts'
import type { CheckOutside, HostLookup, PatrolSettings } from './patrolOptions.ts'
import { feedLinks, mayBeFeed } from './readFeed.ts'
import type { ReadPage } from './readPage.ts'
import { readSitemap } from './readSitemap.ts'
import type { CrawlState } from './resume/crawlState.ts'
import { type Origin, Registry, type Resource, type Target } from './registry.ts'
import { TrapGuard, urlPattern } from './trapGuard.ts'
import { inTurns } from './turns.ts'

export type CrawlOptions = {
  settings: PatrolSettings
  signal: AbortSignal
  lookup?: HostLookup
  /** What this and earlier runs of the site remember; absent: nothing. */
  state?: CrawlState
  /** What all runs know of hosts that want to be left alone; absent: only this one. */
  rests?: HostRests
  /** Absent: URLs of other hosts are asked as they are found. */
  outside?: CheckOutside
  /** Called when a trace has ended, before the next one starts in its place. */
  onTraced: (resource: Resource) => Promise<void>
  /** Called for a target whose resource was traced before the target, or what hides it, was found. */
  onLateTarget: (target: Target) => void
}

/** A path nobody makes: what a host answers to it is no page of the site. */
export const RANDOM_PATH = '/pco-does-not-exist-7f3a91c5e2/'

const MAX_ACTIVE = 256
const MAX_SITEMAPS = 1000
const START: Origin = { depth: 0, pattern: '', before: '', chain: 0 }

/** One walk over a site: asks what it finds, reads what belongs to the site, stops at limits. */
export class Crawl {
  readonly registry: Registry
  readonly limits: CrawlLimits
  readonly network: Network
  traced = 0
  stopped: 'time' | 'bytes' | 'interrupted' | null = null
  private readonly options: CrawlOptions
  private readonly queues: HostQueues<Resource>
  private readonly reader: LinkReader
  private readonly traps = new TrapGuard()
  private readonly readUrls = new Set<string>()
  /** What waits for the site to be walked. */
  private held: Resource[] | null
  private isCrawling = false
  private seeding = 0
  private finished: () => void = () => undefined

  constructor(options: CrawlOptions) {
    this.options = options
    this.held = options.outside ? [] : null
    const { settings, signal, lookup, rests, state } = options
    this.registry = new Registry(settings.siteHosts)
    this.limits = new CrawlLimits(settings)
    this.network = openNetwork({ settings, signal, onAnswer: (url, answer, page) => this.onAnswer(url, answer, page), ...(lookup ? { lookup } : {}), ...(rests ? { rests } : {}), ...(state ? { state } : {}) })
    this.queues = new HostQueues((host) => this.network.gate.limit(host), Math.max(MAX_ACTIVE, settings.concurrency))
    this.reader = new LinkReader({
      registry: this.registry,
      onTarget: (target) => this.onTarget(target),
      onHidden: (target) => {
        if (target.classified) options.onLateTarget(target)
      },
    })
  }

  get active(): number {
    return this.queues.active
  }

  /** Crawls from the start URL until nothing is left or a limit stops it. Returns the start's target. */
  async walk(): Promise<Target> {
    this.isCrawling = true
    const start = this.seed(this.options.settings.startUrl)
    await this.run(this.options.settings.sitemap ? () => this.readSitemaps() : undefined)
    return start
  }

  /** Checks these URLs only; nothing is read for links. */
  async check(urls: readonly string[]): Promise<Target[]> {
    const targets = urls.map((url) => this.seed(url))
    await this.run()
    return targets
  }

  private seed(url: string): Target {
    const target = this.registry.target(normaliseUrl(url, this.options.settings.startUrl), START)
    this.onTarget(target)
    return target
  }

  private async run(seeding?: () => Promise<void>): Promise<void> {
    const stop = (): void => this.stop('interrupted')
    this.options.signal.addEventListener('abort', stop, { once: true })
    if (this.options.signal.aborted) stop()
    const done = new Promise<void>((resolve) => (this.finished = resolve))
    if (seeding) this.whileSeeding(seeding)
    this.pump()
    await done
    this.options.signal.removeEventListener('abort', stop)
    await this.network.close()
  }

  /** The run does not end before this has. */
  private whileSeeding(seeding: () => Promise<void>): void {
    this.seeding = 1
    void seeding().finally(() => {
      this.seeding = 0
      this.pump()
    })
  }

  /** The site is walked: others check the URLs of other hosts, then this run reads the answers from its state, and asks what is missing. */
  private async checkHeld(held: readonly Resource[]): Promise<void> {
    this.held = null
    await this.options.outside?.(held.map(({ url }) => url))
    if (!this.stopped) for (const resource of held) this.enqueue(resource)
  }

  private stop(why: 'time' | 'bytes' | 'interrupted'): void {
    this.stopped ??= why
    this.pump()
  }

  private pump(): void {
    this.stopped ??= this.limits.exhausted()
    if (this.stopped) this.queues.drain()
    for (let next = this.stopped ? null : this.queues.take(); next; next = this.queues.take()) void this.trace(next)
    if (this.stopped === 'interrupted') this.finished()
    else if (this.isIdle) this.afterWalk()
  }

  private get isIdle(): boolean {
    return this.queues.active === 0 && this.queues.queued === 0 && this.seeding === 0
  }

  private afterWalk(): void {
    const { held } = this
    if (held && held.length > 0 && !this.stopped) this.whileSeeding(() => this.checkHeld(held))
    else this.finished()
  }

  private async trace(resource: Resource): Promise<void> {
    try {
      const traced = await this.network.trace(resource.url)
      if (this.stopped !== 'interrupted') {
        resource.outcome = traced.outcome
        resource.redirectFragment = traced.redirectFragment
        this.traced += 1
        await this.options.onTraced(resource)
      }
    } finally {
      resource.state = 'done'
      this.queues.done(resource.host)
      this.pump()
    }
  }

  private onTarget(target: Target): void {
    const { resource } = target
    if (!resource || this.stopped) return
    if (resource.state === 'done' && !target.classified) this.options.onLateTarget(target)
    if (resource.state !== 'known') return
    const { external, maxTargets } = this.options.settings
    if (!resource.internal && external !== 'check') return
    if (this.registry.resources.size > maxTargets) return this.limits.cut('queue', String(maxTargets))
    const trap = resource.internal ? this.traps.trapOf(resource.url, resource) : null
    if (trap !== null) {
      resource.state = 'queued' // for good: it belongs to an endless space
      return this.limits.cut('pattern', trap)
    }
    resource.state = 'queued'
    this.enqueue(resource)
  }

  private enqueue(resource: Resource): void {
    if (this.held && !resource.internal) return void this.held.push(resource)
    this.options.state?.expect(resource.url)
    this.queues.add(resource.host, resource)
  }

  private onAnswer(url: string, answer: Extract<HopAnswer, { kind: 'answer' }>, page: ReadPage | null): Promise<void> | void {
    this.limits.bytes += answer.wireBytes
    if (!this.isCrawling || answer.status < 200 || answer.status > 299 || this.readUrls.has(url) || url.endsWith(RANDOM_PATH)) return
    const { resource, origin } = this.originOf(url)
    const type = headerOf(answer.headers, 'content-type')
    if (page) return resource.internal ? this.readHtml(page, answer, origin) : undefined
    if (mayBeFeed(type) && resource.internal) return this.readFeed(url, answer, origin)
    if (!/^\s*text\/css\b/i.test(type)) return
    const source = decodeText(answer.body, sniffCssEncoding(answer.body, type))
    this.reader.noteSheet(url, source) // other sites' sheets style our pages too
    if (!resource.internal) return
    this.readUrls.add(url)
    return this.reader.readCss({ url, base: url, encoding: 'utf-8', source, origin })
  }

  private async readFeed(url: string, { body, headers }: Extract<HopAnswer, { kind: 'answer' }>, origin: Origin): Promise<void> {
    this.readUrls.add(url)
    const source = decodeText(body, sniffEncoding(body, headerOf(headers, 'content-type')))
    await this.reader.readPlain({ url, base: url, encoding: 'utf-8', source, origin }, await inTurns(feedLinks(source)), 'feed')
  }

  private async readHtml(page: ReadPage, answer: Extract<HopAnswer, { kind: 'answer' }>, origin: Origin): Promise<void> {
    if (!this.limits.mayRead(origin.depth - 1)) return
    this.readUrls.add(page.url)
    this.limits.pages += 1
    const look: Pick<PageSummary, 'title' | 'text'> = page.facts
    this.traps.note(page.url, origin.pattern, look)
    const headers = [answer.headers.link ?? []].flat().flatMap((header) => parseLinkHeader(headerText(header)))
    if (headers.length > 0) await this.reader.readPlain({ ...page, origin }, headers.map((link) => ({ url: link, index: null })), 'header')
    return this.reader.readPage(page, origin)
  }

  /** Where links of this URL come from: its own entry where it is a known resource, else one that a redirect led to. */
  private originOf(url: string): { resource: Pick<Resource, 'internal'>; origin: Origin } {
    const known = this.registry.resources.get(url)
    if (known) return { resource: known, origin: { depth: known.depth + 1, pattern: known.pattern, before: known.before, chain: known.chain } }
    const parsed = new URL(url)
    const host = `${parsed.hostname}:${parsed.port || (parsed.protocol === 'https:' ? '443' : '80')}`
    return { resource: { internal: this.options.settings.siteHosts.has(host) }, origin: { ...START, depth: 1, pattern: urlPattern(url) } }
  }

  private async readSitemaps(): Promise<void> {
    const { origin } = new URL(this.options.settings.startUrl)
    const named = (await this.network.robots.sitemaps(origin)).filter((url) => URL.canParse(url))
    const waiting = [...new Set([...named, `${origin}/sitemap.xml`])]
    if (named.length > 0) await this.readList(`${origin}/robots.txt`, { source: '', entries: named.map((url) => ({ url, index: null })), element: 'sitemap' })
    for (let index = 0; index < waiting.length && index < MAX_SITEMAPS && !this.stopped; index += 1) {
      const further = await this.readSitemap(waiting[index] ?? '')
      waiting.push(...further.filter((url) => URL.canParse(url) && !waiting.includes(url)))
    }
  }

  /** Notes the pages of a sitemap; the sitemaps it leads to. */
  private async readSitemap(url: string): Promise<string[]> {
    if (await this.network.robots.refusal(url)) return []
    const answer = await this.network.getWhole(url)
    if (answer.kind === 'failed') return []
    if (answer.status !== 200) return [this.network.leadsTo(url, answer) ?? []].flat()
    if (/html/i.test(headerOf(answer.headers, 'content-type'))) return []
    const { source, pages, sitemaps } = await readSitemap(answer.body)
    await this.readList(url, { source, entries: pages, element: 'loc' })
    return sitemaps.map((entry) => entry.url)
  }

  private async readList(url: string, { source, entries, element }: { source: string; entries: readonly { url: string; index: number | null }[]; element: string }): Promise<void> {
    await this.reader.readPlain({ url, source, encoding: 'utf-8', base: url, origin: { ...START, depth: 1 } }, entries, element)
    this.pump()
  }
}
