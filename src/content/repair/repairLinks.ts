import { isRecord } from '../render/isRecord.ts'

/** What is done with a link: another address, or its words without the link. */
export type LinkRepair = { kind: 'replace'; url: string } | { kind: 'unlink' }

/** A link that changed, by its words: the address as written, and the new one, null where it is no link any more. */
export type RepairedLink = { text: string; to: string | null; was: string }

export type Repaired = { links: readonly RepairedLink[]; state: unknown }

/** Deeper than any text; what lies below stays as it is. */
const MAX_DEPTH = 200

/** What is done with a link by its written address; null where it stays. */
export type RepairOf = (url: string) => LinkRepair | null

type Work = { done: RepairedLink[]; repairOf: RepairOf }

const wordsOf = (node: unknown): string => {
  if (!isRecord(node)) return ''
  if (typeof node['text'] === 'string') return node['text']
  return Array.isArray(node['children']) ? node['children'].map(wordsOf).join('') : ''
}

const addressOf = (node: Record<string, unknown>): string | null => {
  if (node['type'] !== 'link' && node['type'] !== 'autolink') return null
  const fields = node['fields']
  return isRecord(fields) && fields['linkType'] !== 'internal' && typeof fields['url'] === 'string' ? fields['url'] : null
}

/** The nodes that stand in a link's place. An address that is replaced is no longer the text itself, so an automatic link becomes an ordinary one. */
const repaired = (node: Record<string, unknown>, repair: LinkRepair): unknown[] => {
  if (repair.kind === 'unlink') return Array.isArray(node['children']) ? node['children'] : []
  return [{ ...node, fields: { ...(isRecord(node['fields']) ? node['fields'] : {}), linkType: 'custom', url: repair.url }, type: 'link' }]
}

const visit = (node: unknown, work: Work, depth: number): unknown[] => {
  if (!isRecord(node) || depth > MAX_DEPTH) return [node]
  const address = addressOf(node)
  const repair = address === null ? null : work.repairOf(address)
  if (address !== null && repair) {
    work.done.push({ text: wordsOf(node), to: repair.kind === 'replace' ? repair.url : null, was: address })
    return repaired(node, repair)
  }
  const before = work.done.length
  const next = withinBlock(node, work, depth)
  if (!Array.isArray(next['children'])) return [work.done.length === before ? node : next]
  const children = next['children'].flatMap((child: unknown) => visit(child, work, depth + 1))
  return [work.done.length === before ? node : { ...next, children }]
}

/** Blocks carry free fields with rich text of their own. */
const withinBlock = (node: Record<string, unknown>, work: Work, depth: number): Record<string, unknown> =>
  (node['type'] === 'block' || node['type'] === 'inlineBlock') && isRecord(node['fields']) ? { ...node, fields: withinFields(node['fields'], work, depth + 1) } : node

const withinFields = (value: unknown, work: Work, depth: number): unknown => {
  if (depth > MAX_DEPTH) return value
  if (Array.isArray(value)) return value.map((item: unknown) => withinFields(item, work, depth + 1))
  if (!isRecord(value)) return value
  if (isRecord(value['root'])) return { ...value, root: visit(value['root'], work, depth + 1)[0] }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withinFields(inner, work, depth + 1)]))
}

/**
 * Repairs the links of a Lexical state as `repairOf` says by their written addresses: another address, or the words alone. Everything else is the same
 * object as before; without a match the state itself is given back.
 */
export const repairLinks = (state: unknown, repairOf: RepairOf): Repaired => {
  if (!isRecord(state) || !isRecord(state['root'])) return { links: [], state }
  const work: Work = { done: [], repairOf }
  const [root] = visit(state['root'], work, 0)
  return { links: work.done, state: work.done.length === 0 ? state : { ...state, root } }
}
