import type { Endpoint, PayloadRequest } from 'payload'

import { UserError } from '../../../src/shared/errors.ts'
import type { OpsParts } from '../opsParts.ts'

/** What an action answers with when it succeeded. */
export type ActionAnswer = Record<string, unknown>

export type ActionBody = Readonly<Record<string, unknown>>

type Action = (req: PayloadRequest, body: ActionBody) => Promise<ActionAnswer>

const refusal = (status: number, message: string, code: string): Response => Response.json({ errors: [{ code, message }] }, { status })

const isJson = (req: PayloadRequest): boolean => req.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

const bodyOf = async (req: PayloadRequest): Promise<ActionBody> => {
  const body = await req.json?.().catch((): undefined => undefined)
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as ActionBody
  throw new UserError('INPUT_INVALID', '请求的内容不是 JSON 对象，请检查后再试 (body is no JSON object)。')
}

type Guarded = { act: Action; may: (req: PayloadRequest) => boolean; path: string; refused: string }

/**
 * Payload checks no access for endpoints of one's own, so this does: only those who may get through, and only with
 * JSON, which no foreign page's form can send. UserErrors become `{ errors: [{ message }] }` with their status.
 */
export const guardedAction = ({ act, may, path, refused }: Guarded): Endpoint => ({
  handler: async (req) => {
    if (!req.user) return refusal(401, '请先登录 (not logged in)。', 'UNAUTHENTICATED')
    if (!may(req)) return refusal(403, refused, 'FORBIDDEN')
    if (!isJson(req)) return refusal(415, '请求须为 application/json (Content-Type must be application/json)。', 'INPUT_INVALID')
    try {
      return Response.json(await act(req, await bodyOf(req)))
    } catch (thrown) {
      if (thrown instanceof UserError) return refusal(thrown.status, thrown.message, thrown.code)
      throw thrown
    }
  },
  method: 'post',
  path,
})

/** An action of operators. */
export const operatorAction = ({ settings }: OpsParts, path: string, act: Action): Endpoint =>
  guardedAction({ act, may: (req) => settings.access.operate(req.user), path, refused: '只有运维人员可以这样做；如确有需要，请联系管理员 (operators only)。' })
