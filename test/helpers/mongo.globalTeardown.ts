/** Stops the shared mongod. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testMongo?.stop()
  globalThis.testMongo = undefined
}
