import { rm } from 'node:fs/promises'

import { leftBehind, productEnvironment, startProduct } from './product.ts'

export type Portal = {
  /** Origin of the admin and Payload's REST interface. */
  admin: string
  /** Origin of the public portal and the content API. */
  origin: string
  output: () => string
  password: string
  /** Ends the product as a person would and rejects when it does not end cleanly. */
  stop: () => Promise<void>
}

const PASSWORD = 'Demo-Passw0rd!2026'

/** Starts the whole product with demonstration data, in a data folder, a build folder and on ports of its own. */
export const startPortal = async (): Promise<Portal> => {
  const environment = { ...(await productEnvironment()), DEMO_PASSWORD: PASSWORD, ROLE: 'all', SEED: 'demo' }
  const { ADMIN_PORT, DATA_DIR, PORT } = environment as Record<string, string>
  const product = startProduct(environment)
  const stop = async (): Promise<void> => {
    product.child.kill('SIGTERM')
    const code = await product.exited
    const left = await leftBehind(DATA_DIR ?? '', 10_000)
    for (const pid of left) process.kill(Number(pid), 'SIGKILL')
    await rm(DATA_DIR ?? '', { force: true, recursive: true })
    if (code !== 0 || left.length > 0) throw new Error(`The product ended with ${code} and left ${left.length} processes:\n${product.output()}`)
  }
  try {
    await product.ready
  } catch (thrown) {
    await stop().catch(() => undefined)
    throw thrown
  }
  return { admin: `http://127.0.0.1:${ADMIN_PORT}`, origin: `http://127.0.0.1:${PORT}`, output: product.output, password: PASSWORD, stop }
}
