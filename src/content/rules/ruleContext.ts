import type { Lexicon } from '../lexicon/lexicon.ts'
import { type EarlierIndex, earlierIndex } from '../copies/earlierIndex.ts'
import type { Profile } from './profile.ts'

/** What is known of a link's target without asking the network. `unknown` is never reported. */
export type LinkStanding =
  | { kind: 'broken'; detail: string }
  | { kind: 'danger'; detail: string }
  | { kind: 'missing' }
  | { kind: 'ok' }
  | { kind: 'unknown' }
  | { kind: 'unpublished' }

/**
 * What rules may know beside the document. Everything is an argument: `now` is the instant of the check; `linkStanding` answers for addresses as
 * written in the document, and for `document:<collection>/<id>` where a link names a stored document; `earlier` holds the other documents a
 * near-copy or a title may repeat, prepared once for all checks of a run.
 */
export type RuleContext = {
  earlier: EarlierIndex
  /** Wrong and unwanted words. @default those that come with the product */
  lexicon?: Lexicon
  linkStanding: (href: string) => LinkStanding
  now: Date
  /** Hosts of the own site, lower case, for telling foreign targets. */
  ownHosts: ReadonlySet<string>
  /** Settings of the document's column. */
  profile: Profile
}

const NOTHING_EARLIER = earlierIndex([])

/** A context that knows nothing beside the document. */
export const bareContext = (now: Date): RuleContext =>
  ({ earlier: NOTHING_EARLIER, linkStanding: () => ({ kind: 'unknown' }), now, ownHosts: new Set(), profile: {} })
