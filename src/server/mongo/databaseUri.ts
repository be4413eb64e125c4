import { UserError } from '../../shared/errors.ts'

const REPLICA_SET = 'pco'
const DATABASE = 'portal'
const DURABLE = [['w', 'majority'], ['journal', 'true'], ['retryWrites', 'true']] as const

/** URI of the embedded server. It carries `replicaSet=`, or Payload would switch transactions off without a word. */
export const embeddedUri = (port: number): string => withDurability(`mongodb://127.0.0.1:${port}/${DATABASE}?replicaSet=${REPLICA_SET}`)

/**
 * Completes a connection string so that an acknowledged write has reached the journal of a majority. Throws a UserError
 * (`CONFIG_INVALID`) where `replicaSet=` is missing (`mongodb+srv` takes it from DNS).
 */
export const withDurability = (uri: string): string => {
  if (uri.startsWith('mongodb:') && !/[?&]replicaSet=[^&]/.test(uri)) {
    throw new UserError(
      'CONFIG_INVALID',
      'DATABASE_URI 缺少 replicaSet=：没有它事务会失效。请使用副本集（单节点亦可），例如 mongodb://主机:27017/portal?replicaSet=rs0',
    )
  }
  const [address = '', query = ''] = uri.split('?', 2)
  const options = new URLSearchParams(query)
  for (const [name, value] of DURABLE) if (!options.has(name)) options.set(name, value)
  return `${address}?${options.toString()}`
}

/** Name of the embedded replica set. */
export const replicaSetName = REPLICA_SET
