import type { SendOutcome } from './settleAttempt.ts'

/** What a mail client tells of a failure. */
export type MailFailure = { code: string; response: null | string; responseCode: null | number }

/** Refusals of the envelope or of the text concern this very mail; others (greeting, login) concern the server. */
const ABOUT_THE_MAIL: readonly string[] = ['EENVELOPE', 'EMESSAGE']

const LONGEST = 300

/**
 * Whether trying again can help (RFC 5321 §4.2.1: 4yz may pass, 5yz is for good). A refused login or greeting is mended by an
 * operator, so that the mail waits; an address that cannot even be put into an envelope never will be.
 */
export const judgeMail = ({ code, response, responseCode }: MailFailure): SendOutcome => {
  const detail = `${code}${response === null ? '' : `：${response}`}`.slice(0, LONGEST)
  const forGood = ABOUT_THE_MAIL.includes(code) && (responseCode === null || responseCode >= 500)
  return forGood ? { detail, kind: 'permanent' } : { detail, kind: 'temporary', retryAfterMs: null }
}
