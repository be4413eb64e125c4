import type { CollectionBeforeChangeHook } from 'payload'

type Account = { center?: unknown; disabled?: unknown; roles?: unknown }

const standing = ({ center, disabled, roles }: Account): string => JSON.stringify([Boolean(disabled), roles ?? [], center ?? null])

/** A disabled account has no key either: Payload would still let the key in, with no role but logged in. */
const keyOf = ({ disabled }: Account): Record<string, unknown> => (disabled ? { apiKey: null, apiKeyIndex: null, enableAPIKey: false } : {})

/** Ends all sessions, and takes away the API key, when an account is disabled; a change of roles or centre ends sessions too. Clients never write sessions. */
export const dropSessions = (): CollectionBeforeChangeHook => ({ data, operation, originalDoc }) => {
  if (operation === 'create') return { ...data, ...keyOf(data), sessions: [] }
  const stored: Account & { sessions?: unknown } = originalDoc ?? {}
  const same = standing(stored) === standing({ ...stored, ...data })
  return { ...data, ...keyOf({ ...stored, ...data }), sessions: same ? (stored.sessions ?? []) : [] }
}
