import type { PayloadRequest } from 'payload'

import type { ContentOpsSettings } from '../plugin.options.ts'
import { type AddressCheck, checkTo } from '../redirects/checkAddress.ts'
import type { RedirectRule } from '../redirects/types.ts'
import { localApi } from './localApi.ts'
import { publicPathOf } from './publicPathOf.ts'

/** A target as the form and the API give it. */
export type GivenTarget = { document?: unknown; kind?: string; url?: null | string }

type ResolvedTarget = { kind: 'refused'; message: string } | { kind: 'resolved'; target: Pick<RedirectRule, 'document' | 'to'> }

const referenceIn = (value: unknown): null | { id: string; relationTo: string } => {
  if (typeof value !== 'object' || value === null || !('relationTo' in value) || typeof value.relationTo !== 'string' || !('value' in value)) return null
  const given = value.value
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : given
  return { id: String(id), relationTo: value.relationTo }
}

const refused = (message: string): ResolvedTarget => ({ kind: 'refused', message })

const resolveDocument = async (req: PayloadRequest, settings: ContentOpsSettings, document: unknown): Promise<ResolvedTarget> => {
  const reference = referenceIn(document)
  const host = reference ? settings.collections[reference.relationTo] : undefined
  if (!reference || !host) return refused('请选择要跳到的文档，或改选“地址”“已删除（410）”。')
  const exists = await localApi(req).findByID({ collection: reference.relationTo, disableErrors: true, id: reference.id, trash: true })
  if (!exists) return { kind: 'resolved', target: { to: null } }
  const to = await publicPathOf({ collection: reference.relationTo, host, id: reference.id, req })
  return { kind: 'resolved', target: { document: `${reference.relationTo}:${reference.id}`, to } }
}

/**
 * Where a redirect's target lies now: a path of this site, an outside URL, or `null` for gone and for a document that
 * is not public. Refuses an address that is none, with the reason.
 */
export const resolveTarget = async (input: { req: PayloadRequest; settings: ContentOpsSettings; target: GivenTarget | undefined }): Promise<ResolvedTarget> => {
  const { req, settings, target } = input
  if (target?.kind === 'document') return resolveDocument(req, settings, target.document)
  if (target?.kind !== 'url') return { kind: 'resolved', target: { to: null } }
  const checked: AddressCheck = checkTo(target.url ?? '', settings.portalUrl)
  return checked.kind === 'refused' ? checked : { kind: 'resolved', target: { to: checked.value } }
}
