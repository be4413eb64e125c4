import { UserError } from '../../shared/errors.ts'

/** For what was never public, or does not exist: the two are not told apart. */
export const notFound = (what: string): UserError => new UserError('NOT_FOUND', `没有找到${what}。`)

/** For what was public and is withdrawn. */
export const gone = (what: string): UserError => new UserError('GONE', `${what}已撤回或删除，不再提供。`)
