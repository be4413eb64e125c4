import { MongoClient } from 'mongodb'

import type { Env } from '../../shared/env.ts'
import { UserError } from '../../shared/errors.ts'
import { configure } from '../configure.ts'
import { ensureDataDir } from '../dataDir.ts'
import { openDatabase } from '../mongo/openDatabase.ts'
import { complain, type Report, say } from '../report.ts'

export type DatabaseCommand = {
  /** Told what is done to reach the database. @default standard output */
  report?: Report
  /** `worker` joins the embedded server of a running product; `all` wants the data folder for itself. */
  role: 'all' | 'worker'
  /** Where progress is told. @default standard output */
  tell?: Report
  /** Gets an open client, the configuration and where the database answers; both are closed afterwards whatever happens. */
  use: (client: MongoClient, env: Env, uri: string) => Promise<void>
}

const run = async ({ report = say, role, use }: DatabaseCommand): Promise<void> => {
  const { env, variables } = configure()
  await ensureDataDir(env.DATA_DIR)
  const database = await openDatabase({ ...env, ROLE: role }, variables, report)
  const client = new MongoClient(database.uri)
  try {
    await use(client, env, database.uri)
  } finally {
    await client.close()
    await database.stop()
  }
}

/**
 * Runs a command of the terminal against the installation's database. Prints one message on failure; exit code 1 for
 * what the person can mend, 2 for the rest.
 */
export const runWithDatabase = async (command: DatabaseCommand): Promise<void> => {
  try {
    await run(command)
  } catch (thrown) {
    complain(thrown)
    process.exitCode = thrown instanceof UserError ? 1 : 2
  }
}

/** The folder a command was given. Prints `usage` and ends with exit code 1 where there is none. */
export const folderArgument = (usage: string): string => {
  const [, , folder] = process.argv
  if (folder) return folder
  complain(new UserError('INPUT_INVALID', usage))
  process.exit(1)
}
