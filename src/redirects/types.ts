export type RedirectStatus = 301 | 302 | 307 | 308 | 410

/** One rule as it is served. `to` is a path or URL, `null` says the content is gone (410). */
export type RedirectRule = {
  /** The document the rule leads to, as `collection:id`; absent for a plain address. */
  document?: string
  /** Normalised path. */
  from: string
  match: 'exact' | 'prefix'
  status: RedirectStatus
  to: null | string
}

/** What a rule answers for one path. `to` is fit for a `Location` header. */
export type RedirectMatch = { rule: RedirectRule; status: RedirectStatus; to: null | string }
