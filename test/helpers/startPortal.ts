import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'

import { leftBehind, type Product, productEnvironment, startProduct } from './product.ts'

export type Portal = {
  /** Origin of the admin and Payload's REST interface. */
  admin: string
  /** Kills every process of the product at once, database included, as a power cut would. */
  crash: () => Promise<void>
  environment: Readonly<Record<string, string>>
  /** Origin of the public portal and the content API. */
  origin: string
  output: () => string
  password: string
  /** Starts the product again on the same data, after `crash`. */
  startAgain: () => Promise<void>
  /** Ends the product as a person would and rejects when it does not end cleanly. */
  stop: () => Promise<void>
}

const PASSWORD = 'Demo-Passw0rd!2026'

const killAll = async (product: Product, dataDir: string): Promise<void> => {
  process.kill(Number(readFileSync(path.join(dataDir, 'mongo', 'mongod.lock'), 'utf8').trim()), 'SIGKILL')
  process.kill(-product.pid, 'SIGKILL')
  await product.exited
  const left = await leftBehind(dataDir, 10_000)
  if (left.length > 0) throw new Error(`Left after a crash: ${left.join(', ')}`)
}

const end = async (product: Product, dataDir: string): Promise<void> => {
  product.child.kill('SIGTERM')
  const code = await product.exited
  const left = await leftBehind(dataDir, 10_000)
  for (const pid of left) process.kill(Number(pid), 'SIGKILL')
  await rm(dataDir, { force: true, recursive: true })
  if (code !== 0 || left.length > 0) throw new Error(`The product ended with ${code} and left ${left.length} processes:\n${product.output()}`)
}

/** Starts the whole product with demonstration data, in a data folder, a build folder and on ports of its own. */
export const startPortal = async (): Promise<Portal> => {
  const environment = { ...(await productEnvironment()), DEMO_PASSWORD: PASSWORD, ROLE: 'all', SEED: 'demo' }
  const { ADMIN_PORT = '', DATA_DIR = '', PORT = '' } = environment as Record<string, string>
  let product = startProduct(environment)
  const startAgain = async (): Promise<void> => {
    product = startProduct(environment)
    await product.ready
  }
  try {
    await product.ready
  } catch (thrown) {
    await end(product, DATA_DIR).catch(() => undefined)
    throw thrown
  }
  return {
    admin: `http://127.0.0.1:${ADMIN_PORT}`, crash: () => killAll(product, DATA_DIR), environment, origin: `http://127.0.0.1:${PORT}`, output: () => product.output(),
    password: PASSWORD, startAgain, stop: () => end(product, DATA_DIR),
  }
}
