import type { CollectionConfig, Config } from 'payload'

import { capQuery } from '../../hooks/portal/capQuery.ts'
import { refuseSecretQuery } from '../../hooks/portal/refuseSecretQuery.ts'

const limited = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: { ...collection.hooks, beforeOperation: [capQuery(), refuseSecretQuery(), ...(collection.hooks?.beforeOperation ?? [])] },
})

/** Last of the plugins: every collection, whoever brought it, bounds the queries it answers and takes none about secrets. */
export const limitQueries = (config: Config): Config => ({ ...config, collections: (config.collections ?? []).map(limited) })
