import type { CollectionBeforeChangeHook } from 'payload'

/** Ends all sessions when an account is disabled or its roles change; clients can never write sessions themselves. */
export const dropSessions = (): CollectionBeforeChangeHook => ({ data, operation, originalDoc }) => {
  if (operation === 'create') return { ...data, sessions: [] }
  const before = JSON.stringify([Boolean(originalDoc?.disabled), originalDoc?.roles ?? []])
  const after = JSON.stringify([Boolean(data['disabled'] ?? originalDoc?.disabled), data['roles'] ?? originalDoc?.roles ?? []])
  return { ...data, sessions: before === after ? originalDoc?.sessions ?? [] : [] }
}
