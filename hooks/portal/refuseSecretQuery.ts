import { APIError, type CollectionBeforeOperationHook, type Where } from 'payload'

const SECRET: ReadonlySet<string> = new Set(['apiKey', 'apiKeyIndex', 'hash', 'lockUntil', 'loginAttempts', 'resetPasswordExpiration', 'resetPasswordToken', 'salt', 'sessions'])

type Args = { overrideAccess?: boolean; sort?: string | string[]; where?: Where }

const pathsOf = (where: Where): string[] =>
  Object.entries(where).flatMap(([key, value]) => (/^(and|or)$/i.test(key) && Array.isArray(value) ? value.flatMap(pathsOf) : [key]))

/** A field of an account that nobody sees, by its own name there or along a relation; the audit log's own hash is none. */
const isSecret = (path: string, isAccounts: boolean): boolean => {
  const names = path.replace(/^-/, '').split('.')
  return names.some((name, index) => SECRET.has(name) && (isAccounts || index > 0))
}

/**
 * Refuses to filter or sort by what nobody may see, along relations too. Payload refuses most of these itself, but along a
 * relation it does so in a promise that nobody awaits, and the server's log fills up.
 */
export const refuseSecretQuery = (): CollectionBeforeOperationHook => ({ args, collection }) => {
  const { overrideAccess, sort, where } = args as Args
  if (overrideAccess === true) return args
  const paths = [...(where ? pathsOf(where) : []), ...[sort ?? []].flat().flatMap((each) => each.split(','))]
  const secret = paths.find((path) => isSecret(path, Boolean(collection.auth)))
  if (secret !== undefined) throw new APIError(`不能按“${secret}”筛选或排序，请换一个条件。`, 400, { code: 'INPUT_INVALID' }, true)
  return args
}
