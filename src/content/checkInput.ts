import type { Resolvers } from './render/resolvers.ts'

/** What is checked: one document as it is saved. `body` is the Lexical state, `bodyField` the field that holds it. */
export type CheckInput = {
  author?: string
  body: unknown
  bodyField?: string
  keywords?: readonly string[]
  /** Its name among the other documents, `collection/id`. */
  path?: string
  publishedAt?: string
  resolve?: Resolvers
  source?: string
  summary?: string
  title: string
}
