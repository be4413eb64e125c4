import type { PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../src/plugin.options.ts'
import { CONTEXT_REASON } from '../src/shared/context.ts'
import { UserError } from '../src/shared/errors.ts'
import { idOf } from '../src/shared/idOf.ts'
import { OPS_SLUGS } from '../src/shared/slugs.ts'
import { createRule } from '../src/store/createRule.ts'
import { inTransaction } from '../src/store/inTransaction.ts'
import { type LinkFinding, openLinkFindings } from '../src/store/linkFindings.ts'
import { localApi } from '../src/store/localApi.ts'
import { ruleItem } from '../src/store/ruleItem.ts'

/** Makes a redirect of the broken address a finding is about, as a change-set that can be undone. Refusals are UserErrors, or those of the redirects themselves. */
export type RedirectFinding = (req: PayloadRequest, input: { id: string; to: unknown }) => Promise<{ from: string; id: string; to: string }>

/** The portal's own address that is broken; the fragment never reaches a server. */
const brokenPath = ({ url, verdict }: LinkFinding, portalUrl: string): string => {
  const address = URL.parse(url)
  if (address?.host !== URL.parse(portalUrl)?.host) throw new UserError('INPUT_INVALID', `${url} 不是本站（${portalUrl}）的地址，本站无法为它设重定向；请用“换成新地址”或“去掉链接”。`)
  if (verdict !== 'broken') throw new UserError('INPUT_INVALID', `${url} 并没有失效，不需要重定向。`)
  return url.split('#', 1)[0] ?? url
}

export const redirectFinding = (settings: ContentOpsSettings): RedirectFinding => async (req, { id, to: wanted }) => {
  const [finding] = await openLinkFindings(req, [id])
  if (!finding) throw new UserError('NOT_FOUND', '没有这个问题，可能已被清理；请刷新。')
  const path = brokenPath(finding, settings.portalUrl)
  req.context[CONTEXT_REASON] = `由链接问题 ${id} 设置重定向`
  return inTransaction(req, async () => {
    const rule = await createRule(req, { from: path, note: '由链接问题设置', to: wanted })
    const { from, to } = rule
    const row = await localApi(req).create({
      collection: OPS_SLUGS.changeSets,
      data: {
        action: 'redirect', appliedAt: settings.clock().toISOString(), createdBy: idOf(req.user), findings: [id], items: [await ruleItem(req, rule)], state: 'applied', title: finding.url, to, total: 1,
        urls: [finding.url],
      },
    })
    return { from, id: String(row.id), to }
  })
}
