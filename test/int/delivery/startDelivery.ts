import { MongoClient, type Db } from 'mongodb'
import { pino } from 'pino'

import { createDeliveryApp } from '../../../src/delivery/app.ts'
import { type Clock, systemClock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { startServer } from '../../helpers/withServer.ts'

export type TestDelivery = {
  close: () => Promise<void>
  db: Db
  /** Asks until `accept` holds, at most a second; fails otherwise. */
  eventually: (path: string, accept: (status: number, body: string) => boolean) => Promise<void>
  get: (path: string, init?: RequestInit) => Promise<Response>
  json: <Value = Record<string, unknown>>(path: string) => Promise<Value>
  origin: string
}

export type StartOptions = { clock?: Clock; name: string; prepare?: (db: Db) => Promise<unknown> }

const PORTAL = 'http://portal.example'

/** Starts delivery on a free port against the named database, which `prepare` fills before. */
export const startDelivery = async ({ clock = systemClock, name, prepare }: StartOptions): Promise<TestDelivery> => {
  const client = await new MongoClient(process.env['TEST_MONGO_URI'] ?? '').connect()
  const db = client.db(name)
  await prepare?.(db)
  const env = readEnv({ PORTAL_URL: PORTAL })
  const delivery = await createDeliveryApp({ clock, db, env, logger: pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }), uploadsDir: '/nonexistent' })
  const server = await startServer(delivery.app)
  const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(server.origin + path, { redirect: 'manual', ...init })
  return {
    close: async () => {
      await server.close()
      await delivery.close()
      await db.dropDatabase()
      await client.close()
    },
    db,
    eventually: async (path, accept) => {
      const until = performance.now() + 1_000
      for (;;) {
        const response = await get(path)
        const body = await response.text()
        if (accept(response.status, body)) return
        if (performance.now() > until) throw new Error(`${path} still answers ${response.status} after 1 s: ${body.slice(0, 300)}`)
      }
    },
    get,
    json: async (path) => {
      const response = await get(path)
      const body = await response.text()
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${body.slice(0, 300)}`)
      return JSON.parse(body)
    },
    origin: server.origin,
  }
}
