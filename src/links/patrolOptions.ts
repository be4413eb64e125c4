import { type Clock, systemClock } from '../shared/clock.ts'
import { UserError } from '../shared/errors.ts'
import { type AllowedHosts, allowedHosts, hostPort } from './addressGuard.ts'
import type { HostRests } from './hostRests.ts'
import type { TargetReport, Verdict } from './report.ts'
import type { PageMemory } from './trace.ts'
import type { CrawlState } from './resume/crawlState.ts'

export type PatrolProgress = { pages: number; checked: number; known: number; active: number; byVerdict: Record<Verdict, number> }

export type ResolvedAddress = { address: string; family: number }

/** Finds the addresses of a host name; rejects with an error that carries a `code` (`ENOTFOUND`, `EAI_AGAIN`). */
export type HostLookup = (hostname: string) => Promise<ResolvedAddress[]>

/** Has URLs of other hosts asked elsewhere, into the run's `state`, and waits for it. Never rejects; what is missing then the run asks itself. */
export type CheckOutside = (urls: readonly string[]) => Promise<void>

export type PatrolOptions = {
  /** Where the crawl starts; its host and port are the site and may be private. */
  url: string
  /** `HOST` or `HOST:PORT` that may be private as well. */
  allow?: readonly string[]
  /** Further hosts that belong to the site and are crawled. */
  internal?: readonly string[]
  external?: 'check' | 'list' | 'skip'
  /** Requests at once per host; adapts downwards. Default 8. */
  concurrency?: number
  /** Pages read for links; what lies beyond is still checked as a target. */
  maxPages?: number
  maxDepth?: number
  maxTargets?: number
  /** Milliseconds for the whole run. */
  maxTimeMs?: number
  /** Bytes read from the network in the whole run. */
  maxBytes?: number
  /** Milliseconds until headers; a body has twice as long, five times where it comes at a useful rate. Time in which this process is busy elsewhere does not count. Default 20,000. */
  timeoutMs?: number
  sitemap?: boolean
  secondOpinion?: boolean
  signal?: AbortSignal
  onProgress?: (progress: PatrolProgress) => void
  onTarget?: (target: TargetReport) => void
  /** What an earlier run remembered of the page behind a URL, null where nothing: lets the run tell that topic and owner changed. Never rejects. */
  history?: (url: string) => PageMemory | null | Promise<PageMemory | null>
  /** Called with what to remember of each page of another site that is fine. */
  onPage?: (url: string, memory: PageMemory) => void
  clock?: Clock
  lookup?: HostLookup
  /** What runs of this site remember: a run that was cut short goes on, a later one asks only for what changed. */
  state?: CrawlState
  /** What all runs and workers know of hosts that want to be left alone. Absent: this run knows what it was told itself. */
  rests?: HostRests
  /** Called once, when the site is walked, with all its links to other hosts. Absent: they are asked as they are found. */
  outside?: CheckOutside
}

/** Options with every default filled in. */
export type PatrolSettings = {
  startUrl: string
  startHost: string
  siteHosts: ReadonlySet<string>
  allowed: AllowedHosts
  external: 'check' | 'list' | 'skip'
  concurrency: number
  maxPages: number
  maxDepth: number
  maxTargets: number
  maxTimeMs: number
  maxBytes: number
  timeoutMs: number
  sitemap: boolean
  secondOpinion: boolean
  userAgent: string
  clock: Clock
}

const VERSION = '0.1.0'
const DEFAULTS = { concurrency: 8, maxPages: 200_000, maxTargets: 2_000_000, timeoutMs: 20_000 }

const positive = (name: string, value: number | undefined, fallback: number): number => {
  if (value === undefined) return fallback
  if (!Number.isFinite(value) || value < 0) throw new UserError('INPUT_INVALID', `巡检参数 ${name} 应为不小于 0 的数，收到 ${value}。`)
  return value
}

function parseStart(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new UserError('INPUT_INVALID', `“${url}”不是可巡检的网址 (URL)。请写完整的 http:// 或 https:// 地址，例如 https://www.example.cn/。`)
  }
  parsed.hash = ''
  return parsed
}

function hosts(name: string, entries: readonly string[]): AllowedHosts {
  const wrong = entries.find((entry) => !URL.canParse(`http://${entry}/`) || /[/@?#\s]/.test(entry))
  if (wrong !== undefined) throw new UserError('INPUT_INVALID', `${name} 的值“${wrong}”不是主机名。请写 HOST 或 HOST:PORT，例如 intranet.example.cn:8080。`)
  return allowedHosts(entries)
}

/**
 * Checks options and fills in defaults.
 * @throws UserError INPUT_INVALID for what is no URL, host or number
 */
export function resolveOptions(options: PatrolOptions): PatrolSettings {
  const start = parseStart(options.url)
  const startHost = hostPort(start)
  return {
    startUrl: start.href,
    startHost,
    siteHosts: new Set([startHost, ...hosts('--internal', options.internal ?? [])]),
    allowed: new Set([startHost, ...hosts('--allow', options.allow ?? [])]),
    external: options.external ?? 'check',
    concurrency: Math.max(1, positive('concurrency', options.concurrency, DEFAULTS.concurrency)),
    maxPages: positive('maxPages', options.maxPages, DEFAULTS.maxPages),
    maxDepth: positive('maxDepth', options.maxDepth, Number.MAX_SAFE_INTEGER),
    maxTargets: positive('maxTargets', options.maxTargets, DEFAULTS.maxTargets),
    maxTimeMs: positive('maxTimeMs', options.maxTimeMs, Number.MAX_SAFE_INTEGER),
    maxBytes: positive('maxBytes', options.maxBytes, Number.MAX_SAFE_INTEGER),
    timeoutMs: Math.max(100, positive('timeoutMs', options.timeoutMs, DEFAULTS.timeoutMs)),
    sitemap: options.sitemap ?? true,
    secondOpinion: options.secondOpinion ?? true,
    userAgent: `PortalContentOps/${VERSION} (+${start.origin}/)`,
    clock: options.clock ?? systemClock,
  }
}
