import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { buildConfig, type CollectionConfig, getPayload, type Payload } from 'payload'

import type { ContentOpsOptions } from '../../../src/plugin.options.ts'
import { contentOps } from '../../../src/plugin.ts'
import { articles } from './articles.ts'

const open = () => true

const users: CollectionConfig = { auth: true, fields: [{ name: 'name', type: 'text' }], slug: 'users' }

/** A document as the specs read it. */
export type Doc = Record<string, unknown> & { id: string }

/** The Local API without the portal's generated types, which do not know this project's collections. */
export type Api = Record<'create' | 'delete' | 'findByID' | 'update', (call: Record<string, unknown>) => Promise<Doc>> & {
  find: (call: Record<string, unknown>) => Promise<{ docs: Doc[] }>
}

export type Ops = { api: Api; payload: Payload; stop: () => Promise<void> }

/** Starts a small Payload project with the extension on a database of its own. */
export const startOps = async (name: string, options: Partial<ContentOpsOptions> = {}): Promise<Ops> => {
  const uri = new URL(process.env['TEST_MONGO_URI'] ?? '')
  uri.pathname = `/ops-${name}`
  const config = buildConfig({
    collections: [articles, users],
    db: mongooseAdapter({ ensureIndexes: true, url: uri.href }),
    plugins: [
      contentOps({
        access: { administer: open, audit: open, operate: open, read: open },
        collections: { articles: { path: ({ slug }) => `/articles/${String(slug)}`, richText: ['body'], title: 'title' } },
        portalUrl: 'https://www.example.com',
        ...options,
      }),
    ],
    secret: 'a-secret-of-this-test-only-0123456789',
    telemetry: false,
  })
  const payload = await getPayload({ config, key: name })
  const stop = async () => {
    await payload.db.connection.dropDatabase()
    await payload.destroy()
  }
  return { api: payload as unknown as Api, payload, stop }
}
