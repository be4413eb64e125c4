import type { CollectionBeforeChangeHook } from 'payload'

type Account = { center?: unknown; disabled?: unknown; roles?: unknown }

const standing = ({ center, disabled, roles }: Account): string => JSON.stringify([Boolean(disabled), roles ?? [], center ?? null])

/** Ends all sessions when an account is disabled or its roles or centre change; clients can never write sessions themselves. */
export const dropSessions = (): CollectionBeforeChangeHook => ({ data, operation, originalDoc }) => {
  if (operation === 'create') return { ...data, sessions: [] }
  const stored: Account & { sessions?: unknown } = originalDoc ?? {}
  const same = standing(stored) === standing({ ...stored, ...data })
  return { ...data, sessions: same ? (stored.sessions ?? []) : [] }
}
