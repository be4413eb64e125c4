import type { RequestHandler } from 'express'
import type { z } from 'zod'

import type { DeliveryContext } from '../context.ts'
import type { Answer } from '../http/answer.ts'
import type { Reading } from '../read/reading.ts'
import { parseQuery } from './parseQuery.ts'

/** One request to the content API, its query already checked. */
type ApiCall<Query> = {
  context: DeliveryContext
  /** Decoded path parameters; a wildcard is joined with `/`. */
  param: (name: string) => string
  query: Query
  reading: Reading
  /** URL as requested, path and query. */
  url: string
}

/** A route of the content API, as mounted and as described in `openapi.json`. */
export type ApiRoute = {
  /** Media type of the good answer. */
  contentType: string
  handler: (context: DeliveryContext) => RequestHandler
  /** Path parameters with their Chinese description. */
  params: Readonly<Record<string, string>>
  /** Below `/content/v1`, in Express' notation. */
  path: string
  query: z.ZodObject
  title: string
}

type Definition<Schema extends z.ZodObject> = {
  build: (call: ApiCall<z.output<Schema>>) => Promise<Answer>
  contentType?: string
  params?: Readonly<Record<string, string>>
  path: string
  query: Schema
  title: string
}

const paramOf = (params: Readonly<Record<string, string | string[] | undefined>>, name: string): string => {
  const value = params[name] ?? ''
  return Array.isArray(value) ? value.filter(Boolean).join('/') : value
}

/** Declares a route once: path, checked query, and the function that makes the answer. */
export const defineRoute = <Schema extends z.ZodObject>(definition: Definition<Schema>): ApiRoute => ({
  contentType: definition.contentType ?? 'application/json',
  handler: (context) =>
    context.serve(async (reading, request) => {
      const url = request.originalUrl
      const query = parseQuery(definition.query, url)
      return definition.build({ context, param: (name) => paramOf(request.params, name), query, reading, url })
    }),
  params: definition.params ?? {},
  path: definition.path,
  query: definition.query,
  title: definition.title,
})
