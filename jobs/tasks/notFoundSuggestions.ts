import { suggestForMisses } from '../../src/store/suggestForMisses.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** Suggests where paths that visitors did not find may lead, and keeps their log bounded. */
export const notFoundSuggestions = ({ db }: TaskContext): Task => ({
  exclusive: () => 'notFoundSuggestions',
  handler: async ({ now }) => suggestForMisses(db, now()),
  name: 'notFoundSuggestions',
})
