import { getPayload } from 'payload'

import config from '../../../payload.config.ts'
import { readEnv } from '../../shared/env.ts'
import { assertTransactions } from '../assertTransactions.ts'
import { fail } from './fail.ts'

// A supervisor that is gone takes the database with it: nothing can be finished.
process.on('disconnect', () => process.exit(1))

try {
  const env = readEnv(process.env)
  const payload = await getPayload({ config })
  assertTransactions(payload)
  const log = (text: string): void => void process.send?.({ text, type: 'line' })
  if (env.SEED === 'none') {
    const { seedAdministrator } = await import('../../seed/seedAdministrator.ts')
    await seedAdministrator({ env, log, payload })
  } else {
    const { seed } = await import('../../seed/seed.ts')
    await seed({ env, log, payload })
  }
  await payload.destroy()
  process.exit(0)
} catch (thrown) {
  fail(thrown)
}
