import { startMongo, type TestMongo } from './startMongo.ts'

declare global {
  var testMongo: TestMongo | undefined
}

/** Starts the one mongod that all integration suites share; each suite takes a database name of its own. */
export default async function globalSetup(): Promise<void> {
  if (globalThis.testMongo || process.env['TEST_MONGO_URI']) return
  globalThis.testMongo = await startMongo(process.env['MONGOD_BINARY'] ?? '/usr/local/bin/mongod-6.0.5')
  process.env['TEST_MONGO_URI'] = globalThis.testMongo.uri
}
