import { hostPort } from './addressGuard.ts'
import { flatten } from './flatten.ts'
import type { ResolvedUrl } from './normaliseUrl.ts'
import { PlaceLog } from './placeLog.ts'
import type { Place } from './report.ts'
import type { Classified, TraceOutcome } from './trace.ts'
import { type Trail, trailFrom, urlPattern } from './trapGuard.ts'

/** A URL without fragment: what is asked once. */
export type Resource = Trail & {
  url: string
  host: string
  internal: boolean
  depth: number
  state: 'known' | 'queued' | 'done'
  targets: Target[]
  outcome: TraceOutcome | null
  redirectFragment: string | null
}

/** A URL as pages write it, with its fragment. */
export type Target = {
  url: string
  kind: ResolvedUrl['kind']
  resource: Resource | null
  fragment: string | null
  /** Number of it in the log of places. */
  id: number
  /** Text of the link seen last, as written, and its number in the log. */
  text: string
  textId: number
  placesTotal: number
  hidden: boolean
  /** Every place is a form that need not answer GET. */
  post: boolean
  classified: Classified | null
}

/** From where a link was found: depth of its page and the trail to it. */
export type Origin = Trail & { depth: number }

const SHOWN_WHERE_OK = 20

/** Every target of a run with its places; each distinct URL once. */
export class Registry {
  readonly targets = new Map<string, Target>()
  readonly resources = new Map<string, Resource>()
  readonly places = new PlaceLog()
  private made = 0
  private readonly siteHosts: ReadonlySet<string>

  constructor(siteHosts: ReadonlySet<string>) {
    this.siteHosts = siteHosts
  }

  /** The target of a resolved URL, made where it is new. */
  target(resolved: ResolvedUrl, origin: Origin): Target {
    const known = this.targets.get(resolved.url)
    if (known) return known
    const url = flatten(resolved.url)
    const isHttp = resolved.kind === 'http'
    const resource = isHttp ? this.resource(resolved.fragment === null ? url : flatten(resolved.resource), origin) : null
    const fragment = isHttp && resolved.fragment !== null ? flatten(resolved.fragment) : null
    const target: Target = { url, kind: resolved.kind, resource, fragment, id: this.made, text: '', textId: 0, placesTotal: 0, hidden: false, post: true, classified: null }
    this.made += 1
    this.targets.set(url, target)
    resource?.targets.push(target)
    return target
  }

  /** Counts one place of a target. */
  see(target: Target, hidden: boolean, post: boolean): void {
    target.placesTotal += 1
    target.hidden ||= hidden
    target.post &&= post
  }

  /** Lists the places of a target: all, of a fine one the first twenty. For the end of a run. */
  placesByTarget(): (target: Target) => Place[] {
    const placesOf = this.places.byTarget(this.made)
    return ({ id, classified }) => placesOf(id, classified?.verdict === 'ok' ? SHOWN_WHERE_OK : Infinity)
  }

  private resource(url: string, origin: Origin): Resource {
    const known = this.resources.get(url)
    if (known) return known
    const host = hostPort(new URL(url))
    const internal = this.siteHosts.has(host)
    const { pattern, before, chain } = trailFrom(origin, internal ? urlPattern(url) : '')
    const resource: Resource = {
      url, host, internal, depth: origin.depth, pattern, before, chain, state: 'known', targets: [], outcome: null, redirectFragment: null,
    }
    this.resources.set(url, resource)
    return resource
  }
}
