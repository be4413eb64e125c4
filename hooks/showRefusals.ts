import type { AfterErrorHook } from 'payload'

type Refusal = { data?: Record<string, unknown> | null; isPublic?: unknown; message: string; name: string }

/** What Payload answers for an error it does not know. */
const UNKNOWN = 'An unknown error occurred.'

/**
 * Hands a refusal's own sentence to the person. The built admin holds Payload twice (for pages and for the API), and one copy
 * does not know the other's errors: it would answer “An unknown error occurred.” What is not meant for the public is left,
 * and so is an answer that another hook chose.
 */
export const showRefusals = (): AfterErrorHook => ({ error, result }) => {
  const { data, isPublic, message, name } = error as unknown as Refusal
  if (isPublic !== true || result?.errors?.[0]?.message !== UNKNOWN) return
  return { response: { errors: [{ ...(data ? { data } : {}), message, name }] } }
}
