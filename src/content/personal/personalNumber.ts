export type PersonalKind = 'address' | 'bankCard' | 'idCard' | 'mobile' | 'passport'

/** Personal data in a text: `text.slice(start, end)` is it as written; `mask` is what may be shown instead. */
export type PersonalNumber = { end: number; kind: PersonalKind; mask: string; start: number }
