import { APIError, type CollectionBeforeValidateHook } from 'payload'

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]

const isWeak = (password: string, email: string): boolean => {
  const name = email.split('@')[0]?.toLowerCase() ?? ''
  const classes = CLASSES.filter((pattern) => pattern.test(password)).length
  return password.length < 10 || classes < 3 || (name.length >= 3 && password.toLowerCase().includes(name))
}

/** Refuses weak passwords: under 10 characters, fewer than 3 of 4 character classes, or containing the account's own name. */
export const checkPassword = (): CollectionBeforeValidateHook => ({ data, originalDoc }) => {
  const password: unknown = data?.['password']
  if (typeof password !== 'string' || password === '') return data
  const email = String(data?.['email'] ?? originalDoc?.email ?? '')
  if (isWeak(password, email)) throw new APIError('密码至少 10 位，含大写、小写、数字、符号中的三种，且不得包含邮箱名。', 400, null, true)
  return data
}
