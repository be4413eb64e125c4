import { findMongod } from '../../src/server/mongo/findMongod.ts'
import { startMongo, type TestMongo } from './startMongo.ts'

declare global {
  var testMongo: TestMongo | undefined
}

/** Starts the one mongod that all integration suites share; each suite takes a database name of its own. */
export default async function globalSetup(): Promise<void> {
  if (globalThis.testMongo || process.env['TEST_MONGO_URI']) return
  const { binary } = await findMongod({ report: (line) => process.stdout.write(`${line}\n`), variables: process.env })
  // Specs that start the product itself need not look for it again.
  process.env['MONGOD_BINARY'] = binary
  globalThis.testMongo = await startMongo(binary)
  process.env['TEST_MONGO_URI'] = globalThis.testMongo.uri
}
