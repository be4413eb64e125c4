import { APIError, type CollectionBeforeValidateHook, type CollectionSlug } from 'payload'

import { foldText } from '../src/content/lexicon/foldTable.ts'
import { lettersIn } from '../src/content/lexicon/lexicon.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'

const collection = OPS_SLUGS.lexicon as CollectionSlug

const refuse = (message: string): never => {
  throw new APIError(message, 400, null, true)
}

const requireSense = (wrong: string, right: string, allowed: boolean): void => {
  if (lettersIn(wrong) === '') refuse('“错误写法”没有可以查找的文字，请填写 (no letters to look for)。')
  if (!allowed && foldText(wrong) === foldText(right)) refuse(`“${wrong}”与正确写法相同（不计全半角、大小写和简繁），请检查 (wrong equals right)。`)
}

/** Refuses entries without letters, entries that say nothing, and A → B beside B → A. */
export const refuseLexiconConflict: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const { kind, right, wrong } = { ...originalDoc, ...data } as { kind?: string; right?: string; wrong?: string }
  if (typeof wrong !== 'string') return data
  requireSense(wrong, right ?? '', kind === 'allow')
  if (!right || kind === 'allow') return data
  const crossed = await req.payload.count({ collection, overrideAccess: true, req, where: { and: [{ wrong: { equals: right } }, { kind: { not_equals: 'allow' } }] } })
  if (crossed.totalDocs > 0) refuse(`词库里另有一条把“${right}”当作错误写法，与“${wrong}→${right}”矛盾；请先改那一条 (contradicts another entry)。`)
  return data
}
