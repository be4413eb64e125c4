import { APIError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook } from 'payload'

const isOwn = (user: null | undefined | { id: unknown }, id: unknown): boolean => user !== null && user !== undefined && String(user.id) === String(id)

const refuse = (message: string): never => {
  throw new APIError(message, 403, { code: 'FORBIDDEN' }, true)
}

/** Nobody grants to themselves: an account's roles, centre and standing are changed by another administrator. */
export const keepOwnRoles = (): CollectionBeforeChangeHook => ({ data, operation, originalDoc, req }) => {
  if (operation === 'create' || !isOwn(req.user, originalDoc?.id)) return data
  const differs = (name: string): boolean => JSON.stringify(data[name] ?? null) !== JSON.stringify(originalDoc?.[name] ?? null)
  if (['roles', 'center', 'disabled'].some(differs)) refuse('不能修改自己的角色、所属中心或停用状态，请由另一位管理员修改。')
  return data
}

/** Nobody deletes the account they are logged in with. */
export const keepOwnAccount = (): CollectionBeforeDeleteHook => ({ id, req }) => {
  if (isOwn(req.user, id)) refuse('不能删除自己的账号，请由另一位管理员删除。')
}
