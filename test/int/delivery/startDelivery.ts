import { MongoClient, type Db } from 'mongodb'
import { pino } from 'pino'

import { createDeliveryApp } from '../../../src/delivery/app.ts'
import type { Clock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { startServer } from '../../helpers/withServer.ts'

export type TestDelivery = {
  close: () => Promise<void>
  db: Db
  /** Requests until `accept` holds, at most `withinMs`; returns the last answer. */
  eventually: (path: string, accept: (response: Response) => boolean, withinMs?: number) => Promise<Response>
  get: (path: string, init?: RequestInit) => Promise<Response>
  json: <Value = Record<string, unknown>>(path: string) => Promise<Value>
  origin: string
}

/** Starts delivery on a free port against a database of its own, in which `prepare` puts documents first. */
export const startDelivery = async (name: string, prepare: (db: Db) => Promise<void>, clock: Clock = () => new Date()): Promise<TestDelivery> => {
  const client = await new MongoClient(process.env['TEST_MONGO_URI'] ?? '').connect()
  const db = client.db(`delivery_${name}_${process.pid}`)
  await db.dropDatabase()
  await prepare(db)
  const env = readEnv({ PORTAL_URL: 'http://portal.example' })
  const delivery = await createDeliveryApp({ clock, db, env, logger: pino({ level: 'silent' }), uploadsDir: '/nonexistent' })
  const server = await startServer(delivery.app)
  const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(server.origin + path, { redirect: 'manual', ...init })
  const eventually: TestDelivery['eventually'] = async (path, accept, withinMs = 1_000) => {
    const until = performance.now() + withinMs
    let response = await get(path)
    while (!accept(response) && performance.now() < until) response = await get(path)
    return response
  }
  return {
    close: async () => {
      await server.close()
      await delivery.close()
      await db.dropDatabase()
      await client.close()
    },
    db,
    eventually,
    get,
    json: async (path) => JSON.parse(await (await get(path)).text()),
    origin: server.origin,
  }
}
