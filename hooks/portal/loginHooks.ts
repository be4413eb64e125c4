import { APIError, type CollectionAfterErrorHook, type CollectionAfterLoginHook, type CollectionBeforeLoginHook } from 'payload'

import type { Clock } from '../../src/shared/clock.ts'

const REFUSED = '邮箱或密码不正确，或账号暂时不能登录。请核对；多次失败请十分钟后再试，或联系管理员。'

/** A disabled account does not log in. */
export const refuseDisabled = (): CollectionBeforeLoginHook => ({ user }) => {
  if (user['disabled']) throw new APIError(REFUSED, 401, null, true)
  return user
}

/** One answer for an unknown address, a wrong password, a locked and a disabled account, so that none can be told from the others. */
export const sameLoginError = (): CollectionAfterErrorHook => ({ error, req }) => {
  const status = 'status' in error ? error.status : undefined
  if (status !== 401 || !req.pathname?.endsWith('/login')) return
  return { response: { errors: [{ message: REFUSED }] }, status: 401 }
}

/** Notes when the account last logged in, without touching anything else of it. */
export const noteLogin = (clock: Clock): CollectionAfterLoginHook => async ({ req, user }) => {
  const data = { lastLoginAt: clock().toISOString() }
  await req.payload.db.updateOne({ collection: 'users', data, id: user.id, req, select: { id: true } })
  return user
}
