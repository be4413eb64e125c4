import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { Express, Router } from 'express'
import type { Endpoint, SanitizedConfig } from 'payload'

/** Method and path below `/api`, as in `POST /news/:id/submit`. */
export type Route = { key: string; slug: string | null }

const keyOf = ({ method, path: route }: Pick<Endpoint, 'method' | 'path'>, prefix = ''): string => `${method.toUpperCase()} ${prefix}${route}`

/** A collection that adds nothing to what Payload gives every collection. */
const PLAIN = 'holidays'

/** Payload's own routes of a collection, which the matrix executes, with their handlers. */
const standardOf = (config: SanitizedConfig): Map<string, unknown> => {
  const plain = config.collections.find(({ slug }) => slug === PLAIN)?.endpoints
  return new Map((plain || []).map((endpoint) => [keyOf(endpoint), endpoint.handler]))
}

/** Every route of Payload's REST interface that is not one of those the matrix executes. The first of two with one key answers. */
export const restRoutes = (config: SanitizedConfig): Route[] => {
  const standard = standardOf(config)
  const root = (config.endpoints ?? []).map((endpoint): Route => ({ key: keyOf(endpoint), slug: null }))
  const own = config.collections.flatMap(({ endpoints, slug }) =>
    (endpoints || []).filter((endpoint) => standard.get(keyOf(endpoint)) !== endpoint.handler).map((endpoint): Route => ({ key: keyOf(endpoint, `/${slug}`), slug })),
  )
  const globals = config.globals.flatMap(({ endpoints, slug }) => (endpoints || []).map((endpoint): Route => ({ key: keyOf(endpoint, `/globals/${slug}`), slug: null })))
  return [...new Map([...root, ...own, ...globals].reverse().map((route) => [route.key, route])).values()].reverse()
}

/** Payload's own routes, as keys. */
export const standardRoutes = (config: SanitizedConfig): string[] => [...standardOf(config).keys()]

type Layer = { handle: { stack?: Layer[] }; route?: { path: unknown; stack: { method?: string }[] } }

const routesIn = (layers: readonly Layer[]): string[] =>
  layers.flatMap(({ handle, route }) => {
    if (!route) return handle.stack ? routesIn(handle.stack) : []
    return [...new Set(route.stack.map(({ method }) => `${(method ?? 'all').toUpperCase()} ${String(route.path)}`))]
  })

/** Every route mounted in an Express application, routers inside it included (their prefix is not known to Express). */
export const expressRoutes = (app: Express): string[] => [...new Set(routesIn((app.router as Router & { stack: Layer[] }).stack))]

/** Every page and route handler of the Next application, with the methods it exports. */
export const nextRoutes = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => /^(page|route)\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const route = `/${path.relative(root, entry.parentPath)}`
      if (entry.name.startsWith('page')) return [`PAGE ${route}`]
      return [...readFileSync(file, 'utf8').matchAll(/^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD)\b/gm)].map(([, method]) => `${method} ${route}`)
    })
    .sort()
