import { randomBytes } from 'node:crypto'

/** A random password of 80 bits that satisfies the password policy. */
export const initialPassword = (): string => `${randomBytes(10).toString('hex')}-Pc`
