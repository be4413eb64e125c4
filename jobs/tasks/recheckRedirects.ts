import { recheckRedirects as recheck } from '../../src/store/recheckRedirects.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** Checks the whole table of redirects once a day: dead targets, loops, chains, rules that are never asked. */
export const recheckRedirects = ({ db }: TaskContext): Task => ({
  exclusive: () => 'recheckRedirects',
  handler: async ({ now }) => recheck(db, now()),
  name: 'recheckRedirects',
})
