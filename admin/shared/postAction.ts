export type ActionOutcome = { body: unknown; kind: 'done' } | { kind: 'refused'; message: string }

/** The sentence of a refusal; null where the answer has none. */
const messageOf = (body: unknown): string | null => {
  if (typeof body !== 'object' || body === null) return null
  if ('message' in body && typeof body.message === 'string') return body.message
  if (!('errors' in body) || !Array.isArray(body.errors)) return null
  const [first] = body.errors as unknown[]
  return typeof first === 'object' && first !== null && 'message' in first && typeof first.message === 'string' ? first.message : null
}

const outcomeOf = async (response: Response): Promise<ActionOutcome> => {
  const body: unknown = await response.json().catch((): null => null)
  return response.ok ? { body, kind: 'done' } : { kind: 'refused', message: messageOf(body) ?? `HTTP ${response.status}` }
}

/** Posts one action of the extension's API with the session's cookie; a refusal carries the server's own sentence. */
export const postAction = async (url: string, body: Record<string, unknown>): Promise<ActionOutcome> =>
  outcomeOf(await fetch(url, { body: JSON.stringify(body), credentials: 'include', headers: { 'Content-Type': 'application/json' }, method: 'POST' }))

/** Asks the extension's API in the same way. Rejects where no answer comes, or `signal` aborts. */
export const getAnswer = async (url: string, signal: AbortSignal | null = null): Promise<ActionOutcome> => outcomeOf(await fetch(url, { credentials: 'include', signal }))
