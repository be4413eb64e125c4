import type { RequestHandler, Response } from 'express'
import type { MongoClient } from 'mongodb'
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'

import { UserError } from '../../shared/errors.ts'
import { sendProblem } from '../http/sendProblem.ts'

const WINDOW_S = 300
const PER_ADDRESS = 60
const IN_ALL = 1_200
const EVERYONE = 'everyone'
const GUESSED = /^\/api\/users\/(login|forgot-password|reset-password|unlock|verify)(\/|$)/i

export type LoginBudgets = { all: RateLimiterAbstract; perAddress: RateLimiterAbstract }

const budget = (client: MongoClient, keyPrefix: string, points: number): RateLimiterAbstract =>
  new RateLimiterMongo({
    dbName: client.db().databaseName,
    duration: WINDOW_S,
    insuranceLimiter: new RateLimiterMemory({ duration: WINDOW_S, points }),
    keyPrefix,
    points,
    storeClient: client,
    tableName: 'rateLimits',
  })

/** Budgets of failed attempts in five minutes, kept in MongoDB so that all web processes share them. */
export const loginBudgets = (client: MongoClient): LoginBudgets => ({
  all: budget(client, 'login-all', IN_ALL),
  perAddress: budget(client, 'login-address', PER_ADDRESS),
})

const refuse = (response: Response, thrown: unknown): void => {
  const seconds = thrown instanceof RateLimiterRes ? Math.ceil(thrown.msBeforeNext / 1_000) : WINDOW_S
  response.set('Retry-After', String(seconds))
  sendProblem(response, new UserError('RATE_LIMITED', `尝试次数过多，请在 ${Math.ceil(seconds / 60)} 分钟后再试。`))
}

/**
 * Slows down guessing of passwords: failed attempts count against the address and against a budget of all together, never
 * against an account, so that nobody can lock out a colleague here. The address is that of the connection or of a believed proxy.
 */
export const loginLimits = ({ all, perAddress }: LoginBudgets): RequestHandler => (request, response, next) => {
  if (request.method === 'OPTIONS' || !GUESSED.test(request.path)) return next()
  const address = request.ip ?? ''
  const giveBack = (): void => {
    if (response.statusCode >= 400) return
    void Promise.allSettled([perAddress.reward(address), all.reward(EVERYONE)])
  }
  Promise.all([perAddress.consume(address), all.consume(EVERYONE)]).then(
    () => {
      response.once('finish', giveBack)
      next()
    },
    (thrown: unknown) => refuse(response, thrown),
  )
  return undefined
}
