import { type Dispatcher, request } from 'undici'

import type { RobotAnswer } from './judgeRobot.ts'
import type { RobotRequest } from './robots.ts'

/** The way to the network: `isForbidden` before connecting, the dispatcher at connect time. */
export type RobotNetwork = { dispatcher: Dispatcher; isForbidden: (url: URL) => boolean; timeoutMs: number }

const MOST_BYTES = 64 * 1024

const codeOf = (thrown: unknown): string => (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'UNKNOWN')

const textOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MOST_BYTES) break
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, MOST_BYTES)
}

/** Posts once. Redirects are answers like any other; failures are values, and none of them names the address, which is a secret. */
export const postRobot = async ({ dispatcher, isForbidden, timeoutMs }: RobotNetwork, { body, headers, url }: RobotRequest): Promise<RobotAnswer> => {
  if (isForbidden(new URL(url))) return { code: 'ADDRESS_FORBIDDEN', forbidden: true, kind: 'failure' }
  try {
    const answer = await request(url, { body, dispatcher, headers, method: 'POST', signal: AbortSignal.timeout(timeoutMs) })
    const retryAfter = answer.headers['retry-after']
    return { body: await textOf(answer.body), kind: 'answer', retryAfter: typeof retryAfter === 'string' ? retryAfter : '', status: answer.statusCode }
  } catch (thrown) {
    const code = codeOf(thrown)
    return { code, forbidden: code === 'ADDRESS_FORBIDDEN', kind: 'failure' }
  }
}
