import type { z } from 'zod'

import { UserError } from '../../shared/errors.ts'

const MAX_VALUE = 300

const refuse = (message: string): never => {
  throw new UserError('INPUT_INVALID', message)
}

const shown = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value)

const describeSchema = (schema: unknown): string => {
  const meta = typeof schema === 'object' && schema !== null && 'description' in schema ? schema.description : undefined
  return typeof meta === 'string' ? meta : '见接口说明'
}

const readOnce = (url: string, names: readonly string[]): Record<string, string> => {
  const given: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(/\?([\s\S]*)$/.exec(url)?.[1] ?? '')) {
    if (!names.includes(name)) refuse(`参数“${shown(name)}”不认识。这里可用的参数：${names.join('、') || '无'}。`)
    if (name in given) refuse(`参数“${name}”只能给一次。`)
    if (value.length > MAX_VALUE) refuse(`参数“${name}”过长：最多 ${MAX_VALUE} 个字符。`)
    if (value !== '') given[name] = value
  }
  return given
}

/**
 * Reads the query of a URL by a schema of scalars. Empty values count as not given. Throws a UserError (`INPUT_INVALID`)
 * that names an unknown, repeated or wrong parameter and what is allowed.
 */
export const parseQuery = <Schema extends z.ZodObject>(schema: Schema, url: string): z.output<Schema> => {
  const given = readOnce(url, Object.keys(schema.shape))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const complaints = [...new Set(result.error.issues.map(({ path }) => String(path[0])))].map((name) => {
    const value = given[name]
    return `参数“${name}”${value === undefined ? '没有给出' : `的值“${shown(value)}”不对`}，须为：${describeSchema(schema.shape[name])}。`
  })
  return refuse(complaints.join(''))
}
