import type { Change } from '../../src/shared/report/changeNames.ts'

export type ListedLink = { reason: string; since: string; url: string; verdict: string }

type Share = { byVerdict: Record<string, number>; key: string; links: number; name: string; owners: string[] }

/** What the server says of a patrol that is over. */
export type Overview = {
  byOwner: Share[]
  byReason: { links: number; name: string; reason: string; verdict: string }[]
  bySection: Share[]
  counts: null | Record<Change, number>
  earlier: null | { startedAt: string }
  lists: null | Record<Change, ListedLink[]>
  trend: { at: string; byVerdict: Record<string, number> }[]
}

/** Verdicts about which somebody has something to do, worst first. */
const VERDICTS: readonly (readonly [string, string])[] = [['danger', '危险'], ['broken', '失效'], ['blocked', '无法判断'], ['suspicious', '可疑'], ['redirected', '有跳转']]

const NAMES = new Map(VERDICTS)

export const verdictName = (verdict: string): string => NAMES.get(verdict) ?? verdict

/** Verdicts as parts of a bar. */
export const partsOf = (byVerdict: Record<string, number>) => VERDICTS.map(([verdict, name]) => ({ name, tone: verdict, value: byVerdict[verdict] ?? 0 }))
