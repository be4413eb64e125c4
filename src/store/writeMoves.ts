import type { PayloadRequest, Where } from 'payload'

import { normalisePath } from '../redirects/normalisePath.ts'
import { type Move, redirectsForMove } from '../redirects/redirectsForMove.ts'
import type { RedirectRule, RedirectStatus } from '../redirects/types.ts'
import { CONTEXT_FLAGS } from '../shared/context.ts'
import { OPS_SLUGS } from '../shared/slugs.ts'
import { localApi } from './localApi.ts'

/** A document whose public path changed; `null` says not public. */
export type DocumentMove = { collection: string; from: null | string; id: string; to: null | string }

type Row = { from: string; id: number | string; status: RedirectStatus; target?: { document?: { relationTo: string; value: unknown } | null }; toPath?: null | string }

const keyOf = ({ relationTo, value }: { relationTo: string; value: unknown }): string => `${relationTo}:${String(value)}`

const toRule = (row: Row): RedirectRule => ({
  from: row.from,
  match: 'exact',
  status: row.status,
  to: row.toPath ?? null,
  ...(row.target?.document ? { document: keyOf(row.target.document) } : {}),
})

const isDocument = ({ collection, id }: DocumentMove): Where => ({
  and: [{ 'target.document.relationTo': { equals: collection } }, { 'target.document.value': { equals: id } }],
})

const concerned = (moves: readonly DocumentMove[]): Where => {
  const paths = moves.flatMap(({ from, to }) => [from, to]).filter((path) => path !== null)
  return {
    and: [
      { match: { equals: 'exact' } },
      {
        or: [
          { from: { in: paths.map(normalisePath) } },
          { toPath: { in: paths } },
          ...moves.map(isDocument),
        ],
      },
    ],
  }
}

const dataOf = (rule: RedirectRule) => {
  const [relationTo, value] = rule.document?.split(':', 2) ?? []
  const target = relationTo ? { document: { relationTo, value }, kind: 'document' } : { kind: rule.to === null ? 'gone' : 'url', url: rule.to }
  return { enabled: true, from: rule.from, match: rule.match, status: rule.status, target, toPath: rule.to }
}

const MOVES_A_BATCH = 100

const writeBatch = async (req: PayloadRequest, moves: readonly DocumentMove[]): Promise<void> => {
  const api = localApi(req)
  const shared = { collection: OPS_SLUGS.redirects, context: { [CONTEXT_FLAGS.movingRedirects]: true } }
  const { docs } = await api.find({ ...shared, pagination: false, where: concerned(moves) })
  const rows = docs as unknown as Row[]
  const live = new Set(moves.flatMap(({ to }) => (to === null ? [] : [normalisePath(to)])))
  const plain: Move[] = moves.map(({ collection, from, id, to }) => ({ document: `${collection}:${id}`, from, to }))
  const plan = redirectsForMove({ isLive: (path) => live.has(path), moves: plain, rules: rows.map(toRule) })
  const idByFrom = new Map(rows.map((row) => [row.from, row.id]))
  for (const from of plan.remove) await api.delete({ ...shared, id: idByFrom.get(from) ?? '' })
  for (const rule of plan.write) {
    const id = idByFrom.get(rule.from)
    if (id === undefined) await api.create({ ...shared, data: { ...dataOf(rule), origin: 'auto' } })
    else await api.update({ ...shared, data: dataOf(rule), id })
  }
}

/**
 * Writes what a set of moves does to the redirects, in the transaction of `req`, one write after the other (MongoDB allows
 * no parallel ones on a session). Moves are taken a hundred at a time, so a column of any size can move.
 */
export const writeMoves = async (req: PayloadRequest, moves: readonly DocumentMove[]): Promise<void> => {
  const { context } = req
  try {
    for (let start = 0; start < moves.length; start += MOVES_A_BATCH) await writeBatch(req, moves.slice(start, start + MOVES_A_BATCH))
  } finally {
    // Payload merges a call's context into the request's: the guard must not stay off for what follows.
    req.context = context
  }
}
