import { APIError, type CollectionBeforeValidateHook, type PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { findLoopThrough } from '../src/redirects/findLoop.ts'
import { normalisePath } from '../src/redirects/normalisePath.ts'
import type { RedirectRule } from '../src/redirects/types.ts'
import { CONTEXT_FLAGS, hasFlag } from '../src/shared/context.ts'
import { resolveTarget } from '../src/store/resolveTarget.ts'
import { rulesAlong } from '../src/store/rulesAlong.ts'

const refuseLoop = async (req: PayloadRequest, rule: RedirectRule, id: unknown): Promise<void> => {
  const loop = findLoopThrough(await rulesAlong(req, rule, id), rule)
  if (!loop) return
  const way = loop.slice(0, 6).join(' → ')
  throw new APIError(`重定向会形成循环，未保存：${way}。请改目标地址，或先停用途中的另一条规则 (redirect loop)。`, 400, { code: 'REDIRECT_LOOP', way: loop }, true)
}

/**
 * Guards a redirect that a person saves: normalises `from`, works out where it leads (`toPath`), and refuses a rule that
 * leads to itself or closes a loop, showing the way round. Rules written by a move are trusted.
 */
export const refuseRedirectLoop =
  (settings: ContentOpsSettings): CollectionBeforeValidateHook =>
  async ({ context, data, originalDoc, req }) => {
    if (!data || hasFlag(context, CONTEXT_FLAGS.movingRedirects)) return data
    const merged = { ...originalDoc, ...data }
    if (typeof merged.from !== 'string' || merged.from.trim() === '') return data
    const from = normalisePath(merged.from)
    const to = merged.status === 410 ? null : await resolveTarget({ req, settings, target: merged.target })
    const rule: RedirectRule = { from, match: merged.match === 'prefix' ? 'prefix' : 'exact', status: to === null ? 410 : (merged.status ?? 301), to }
    if (merged.enabled !== false) await refuseLoop(req, rule, originalDoc?.id)
    return { ...data, from, status: rule.status, toPath: to }
  }
