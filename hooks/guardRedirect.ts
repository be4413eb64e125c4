import { APIError, type CollectionAfterChangeHook, type CollectionBeforeDeleteHook, type CollectionBeforeValidateHook, type PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { checkFrom } from '../src/redirects/checkAddress.ts'
import { ruleKey } from '../src/redirects/redirectsForMove.ts'
import { judgeRemoval, type RuleSite, settleRule } from '../src/redirects/settleRule.ts'
import type { RedirectRule, RedirectStatus } from '../src/redirects/types.ts'
import { ERROR_CODES, type ErrorCode } from '../src/shared/errors.ts'
import { ruleById, sameRule } from '../src/store/findRule.ts'
import { livePageAt } from '../src/store/livePageAt.ts'
import { noteRedirected } from '../src/store/noteRedirected.ts'
import { repointInto } from '../src/store/repointInto.ts'
import { type GivenTarget, resolveTarget } from '../src/store/resolveTarget.ts'
import { rulesAround } from '../src/store/rulesAround.ts'
import { type RuleRow, targetOfRule, toRule } from '../src/store/storedRule.ts'

/** The hooks of the redirects' own collection. */
export type RedirectGuards = { afterChange: CollectionAfterChangeHook; beforeDelete: CollectionBeforeDeleteHook; beforeValidate: CollectionBeforeValidateHook }

type Saving = { originalDoc: (Row & { id?: number | string }) | undefined; req: PayloadRequest; row: Row; settings: ContentOpsSettings }

type Row = { enabled?: boolean; from?: unknown; keepQuery?: boolean; keepRest?: boolean; match?: string; origin?: string; status?: RedirectStatus; target?: GivenTarget }

const refuse = (code: ErrorCode, message: string, data: object = {}): never => {
  throw new APIError(`未保存：${message}`, ERROR_CODES[code], { code, ...data }, true)
}

/** A 410 left over from before does not outlive the choice of a new target. */
const statusOf = (row: Row, stored: Row | undefined, to: null | string): RedirectStatus => {
  if (to === null) return 410
  return row.status === 410 && stored?.status === 410 ? 301 : (row.status ?? 301)
}

const wantsGone = (row: Row, stored: Row | undefined): boolean => row.target?.kind === 'gone' || (row.status === 410 && stored?.status !== 410)

const ruleOf = async (req: PayloadRequest, settings: ContentOpsSettings, { row, stored }: { row: Row; stored: Row | undefined }): Promise<RedirectRule> => {
  const from = checkFrom(String(row.from), settings.portalUrl)
  if (from.kind === 'refused') return refuse('INPUT_INVALID', from.message)
  const resolved = wantsGone(row, stored) ? ({ kind: 'resolved', target: { to: null } } as const) : await resolveTarget({ req, settings, target: row.target })
  if (resolved.kind === 'refused') return refuse('INPUT_INVALID', resolved.message)
  return {
    ...resolved.target,
    from: from.value,
    keepQuery: row.keepQuery !== false,
    keepRest: row.keepRest !== false,
    match: row.match === 'prefix' ? 'prefix' : 'exact',
    status: statusOf(row, stored, resolved.target.to),
  }
}

/** A path that was public once always leads somewhere or says 410, so its rule is not the operator's to take away. */
const keepAutomatic = (row: Row, stored: Row | undefined, from: string): void => {
  if (stored?.origin !== 'auto') return
  const same = from === stored.from && (row.match ?? 'exact') === stored.match
  if (!same || row.enabled === false) refuse('STATE_INVALID', '这条规则是内容移动或撤回时自动写的，原路径曾经公开，不能停用或改原路径。可以改目标，或设为“已删除（410）”。')
}

const refuseDouble = async (req: PayloadRequest, rule: RedirectRule, id: unknown): Promise<void> => {
  const other = await sameRule(req, rule, id)
  if (other) refuse('STATE_INVALID', `${rule.from} 已有一条${rule.match === 'prefix' ? '前缀' : ''}规则，跳到 ${other.toPath ?? '“已删除（410）”'}。请直接修改那一条。`, { existing: String(other._id) })
}

/** A rule that stood in front of a prefix may not go where the prefix would then lead round. */
const refuseUncovering = async (stored: RuleRow, site: RuleSite): Promise<void> => {
  const refusal = stored.enabled === false ? null : await judgeRemoval(toRule(stored), site)
  if (refusal) refuse('REDIRECT_LOOP', `去掉 ${stored.from} 这条规则后，${refusal.message}`, { way: refusal.way })
}

const siteFor = ({ req, settings }: Pick<Saving, 'req' | 'settings'>, id: unknown): RuleSite => ({
  around: (rule) => rulesAround(req, rule, id),
  liveAt: (path) => livePageAt(req, settings, path),
})

/** The rule as it may be stored; throws what stands against it. */
const admit = async ({ originalDoc, req, row, settings }: Saving): Promise<RedirectRule> => {
  const id = originalDoc?.id
  const site = siteFor({ req, settings }, id)
  const rule = await ruleOf(req, settings, { row, stored: originalDoc })
  keepAutomatic(row, originalDoc, rule.from)
  const stored = id === undefined ? null : await ruleById(req, id)
  const off = row.enabled === false
  if (stored && (off || ruleKey(stored) !== ruleKey(rule))) await refuseUncovering(stored, site)
  await refuseDouble(req, rule, id)
  if (off) return rule
  const settled = await settleRule(rule, site)
  if (settled.kind === 'settled') return settled.rule
  return refuse(settled.code === 'loop' ? 'REDIRECT_LOOP' : 'STATE_INVALID', settled.message, { way: settled.way })
}

const fieldsOf = (rule: RedirectRule) => {
  const { from, keepQuery, keepRest, status, to } = rule
  return { from, keepQuery, keepRest, status, target: targetOfRule(rule), toPath: to }
}

/**
 * Guards a redirect that a person or a program saves through Payload: checks both addresses, refuses doubles, loops (with
 * the whole way), rules on a live page; stores the rule pointing at the end of its chain and at the document that lives
 * there, and points the rules that led to it there too. Rules that a move wrote cannot be switched off or deleted.
 */
export const guardRedirect = (settings: ContentOpsSettings): RedirectGuards => ({
  afterChange: async ({ doc, req }) => {
    if (doc.enabled === false) return doc
    const now = settings.clock()
    await repointInto(req, { id: doc.id, now })
    await noteRedirected(req, { now, path: doc.from })
    return doc
  },
  beforeDelete: async ({ id, req }) => {
    const stored = await ruleById(req, id)
    if (!stored || !req.user) return
    if (stored.origin === 'auto') refuse('STATE_INVALID', '这条规则是内容移动或撤回时自动写的，原路径曾经公开，删除后旧链接会打不开。可以改目标，或设为“已删除（410）”。')
    await refuseUncovering(stored, siteFor({ req, settings }, id))
  },
  beforeValidate: async ({ data, originalDoc, req }) => {
    const row: Row = { ...originalDoc, ...data, target: { ...originalDoc?.target, ...data?.target } }
    if (!data || typeof row.from !== 'string' || row.from.trim() === '') return data
    return { ...data, ...fieldsOf(await admit({ originalDoc, req, row, settings })) }
  },
})
