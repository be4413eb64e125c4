/** What is known of a link's target without asking the network. `unknown` is never reported. */
export type LinkStanding =
  | { kind: 'broken'; detail: string }
  | { kind: 'danger'; detail: string }
  | { kind: 'missing' }
  | { kind: 'ok' }
  | { kind: 'unknown' }
  | { kind: 'unpublished' }

/** An earlier document that a text may repeat. `publishedAt` as ISO text, null when unknown; `text` is title and body as plain text. */
export type EarlierDocument = { path: string; publishedAt: null | string; text: string; title: string }

/**
 * What rules may know beside the document. Everything is an argument: `now` is the instant of the check; `linkStanding` answers for addresses as
 * written in the document; `earlier` holds the other documents a near-copy or a title may repeat.
 */
export type RuleContext = {
  earlier: readonly EarlierDocument[]
  linkStanding: (href: string) => LinkStanding
  now: Date
  /** Hosts of the own site, lower case, for telling foreign targets. */
  ownHosts: ReadonlySet<string>
}

/** A context that knows nothing beside the document. */
export const bareContext = (now: Date): RuleContext => ({ earlier: [], linkStanding: () => ({ kind: 'unknown' }), now, ownHosts: new Set() })
