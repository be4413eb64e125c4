export type RedirectStatus = 301 | 302 | 307 | 308 | 410

/** The statuses a rule may answer with. */
export const REDIRECT_STATUSES: readonly RedirectStatus[] = [301, 302, 307, 308, 410]

/** One rule as it is served. `to` is a path or URL, `null` says the content is gone (410). */
export type RedirectRule = {
  /** The document the rule leads to, as `collection:id`; absent for a plain address. */
  document?: string
  /** Normalised path. */
  from: string
  /** Whether the visitor's query is handed on. @default true */
  keepQuery?: boolean
  /** Whether a prefix carries the rest of the path over. @default true */
  keepRest?: boolean
  match: 'exact' | 'prefix'
  status: RedirectStatus
  to: null | string
}

/** What a rule answers for one path. `to` is fit for a `Location` header. */
export type RedirectMatch = { rule: RedirectRule; status: RedirectStatus; to: null | string }

/** Whether what a rule says may change back (302, 307). */
export const isTemporary = ({ status }: Pick<RedirectRule, 'status'>): boolean => status === 302 || status === 307
