import type { Request, Response } from 'express'

import type { DeliveryContext } from '../context.ts'
import { errorPage } from '../portal/errorPage.ts'
import { type Failure, problemAnswer } from './problem.ts'
import { sendStored, storeAnswer } from './storedAnswer.ts'

/** Whether a request is for the content API, which speaks JSON. */
export const isApiRequest = ({ path }: Request): boolean => path === '/content' || path.startsWith('/content/')

/** Answers with a failure: a problem document under `/content`, a page elsewhere. Never kept. */
export const sendFailure = async (context: DeliveryContext, { failure, request, response }: { failure: Failure; request: Request; response: Response }): Promise<void> => {
  const answer = isApiRequest(request) ? problemAnswer(failure) : await errorPage(context, failure)
  await sendStored(request, response, storeAnswer(answer, { ...context.headers, 'Cache-Control': 'no-store' }))
}
