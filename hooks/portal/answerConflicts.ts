import type { AfterErrorHook } from 'payload'

import { isWriteConflict } from '../../src/shared/isWriteConflict.ts'

/** Two saves of the same document at one time: the loser is told so with 409 instead of a server error. Nothing of it was stored. */
export const answerConflicts = (): AfterErrorHook => ({ error }) => {
  if (!isWriteConflict(error)) return
  const message = '另一项保存正在进行，您的保存没有生效。请刷新，核对后再试一次。'
  return { response: { errors: [{ data: { code: 'CONFLICT_STALE' }, message }] }, status: 409 }
}
