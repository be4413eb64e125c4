import { isRecord } from '../render/isRecord.ts'
import { safeHref } from '../render/safeHref.ts'
import type { Log } from './change.ts'
import { type Draft, draftText, mapDrafts, withAttributes, withChildren } from './draft.ts'

const isLink = ({ type }: Draft): boolean => type === 'link' || type === 'autolink'

type Fields = { linkType?: unknown; url: string }

const fieldsOf = ({ attributes }: Draft): Fields | null => {
  const fields = attributes['fields']
  return isRecord(fields) && typeof fields['url'] === 'string' ? { linkType: fields['linkType'], url: fields['url'] } : null
}

/** A link with its address trimmed; its words alone where there is no address a page may hold; nothing where it has no words. */
const cleaned = (link: Draft, log: Log): readonly Draft[] => {
  const words = draftText(link)
  const fields = fieldsOf(link)
  if (words.trim() === '' && (link.children ?? []).every(({ text }) => text !== null)) {
    log({ after: '', before: fields?.url ?? '', kind: 'link', path: link.path })
    return []
  }
  if (!fields || fields.linkType === 'internal') return [link]
  const url = fields.url.trim()
  if (safeHref(url) === null && /^(?:javascript|data|vbscript):|^#?$/i.test(url)) {
    log({ after: words, before: `${words}（${fields.url}）`, kind: 'link', path: link.path })
    return link.children ?? []
  }
  if (url === fields.url) return [link]
  log({ after: url, before: fields.url, kind: 'link', path: link.path })
  return [withAttributes(link, { fields: { ...(link.attributes['fields'] as Record<string, unknown>), url } })]
}

/** Addresses without stray spaces; links that lead nowhere give way to their words. */
export const cleanLinks = (root: Draft, log: Log): Draft =>
  mapDrafts(root, (draft) => (draft.children?.some(isLink) ? withChildren(draft, draft.children.flatMap((child) => (isLink(child) ? cleaned(child, log) : [child]))) : draft))
