import { copyRules } from './copyRules.ts'
import { titleDuplicate } from './title-duplicate.ts'

/** Ids of the rules that compare with earlier documents, and say nothing where none are known. */
export const EARLIER_RULES: readonly string[] = [...copyRules, titleDuplicate].map(({ id }) => id)
