import { getPayload } from 'payload'

import config from '../../../payload.config.ts'
import { seed } from '../../seed/seed.ts'
import { seedAdministrator } from '../../seed/seedAdministrator.ts'
import { readEnv } from '../../shared/env.ts'
import { assertTransactions } from '../assertTransactions.ts'
import { messageOf } from '../report.ts'

const tell = (message: { type: 'fatal'; message: string } | { type: 'line'; text: string }): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve())
    else resolve()
  })

try {
  const env = readEnv(process.env)
  const payload = await getPayload({ config })
  assertTransactions(payload)
  const log = (text: string): void => void tell({ text, type: 'line' })
  if (env.SEED === 'none') await seedAdministrator({ env, log, payload })
  else await seed({ env, log, payload })
  await payload.destroy()
  process.exit(0)
} catch (thrown) {
  await tell({ message: messageOf(thrown), type: 'fatal' })
  process.exit(1)
}
