import type { CollectionConfig, Config } from 'payload'

import { capQuery } from '../../hooks/portal/capQuery.ts'

const limited = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: { ...collection.hooks, beforeOperation: [capQuery(), ...(collection.hooks?.beforeOperation ?? [])] },
})

/** Last of the plugins: every collection, whoever brought it, bounds the queries it answers. */
export const limitQueries = (config: Config): Config => ({ ...config, collections: (config.collections ?? []).map(limited) })
