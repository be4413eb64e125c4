import type { Payload } from 'payload'

import { UserError } from '../shared/errors.ts'

/** Throws a UserError (`DATABASE_UNAVAILABLE`) when Payload runs without transactions, which it does silently. */
export const assertTransactions = (payload: Payload): void => {
  const options = 'transactionOptions' in payload.db ? payload.db.transactionOptions : false
  if (options === false) {
    throw new UserError('DATABASE_UNAVAILABLE', 'Payload 的事务处于关闭状态，未启动。请确认 DATABASE_URI 带有 replicaSet= 且没有 directConnection=true。')
  }
}
