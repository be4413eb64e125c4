import type { Response } from 'express'

import type { UserError } from '../../shared/errors.ts'

/** Answers with a problem document (RFC 9457) that also carries `errors`, the form in which Payload's admin shows a refusal. */
export const sendProblem = (response: Response, error: UserError): void => {
  const { code, message, status } = error
  response.status(status).set('Cache-Control', 'no-store').type('application/problem+json')
  response.send(JSON.stringify({ code, detail: message, errors: [{ message }], status, title: message, type: 'about:blank' }))
}
