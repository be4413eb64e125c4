import { isUnread } from '../isUnread.ts'
import { compareText } from '../placeOrder.ts'
import { type ComparedLink, type RunComparison, type TargetReport, VERDICTS } from '../report.ts'
import { isProblem } from './isProblem.ts'

type Judged = Pick<TargetReport, 'internal' | 'reason' | 'url' | 'verdict'>

/** A problem of an earlier run; `pages`: where it stood. */
export type EarlierProblem = Pick<ComparedLink, 'reason' | 'since' | 'url' | 'verdict'> & { pages: readonly string[] }

export type EarlierRun = { finishedAt: string; problems: readonly EarlierProblem[]; startedAt: string }

export type LaterRun = { complete: boolean; startedAt: string; targets: readonly Judged[] }

const rank = ({ verdict }: ComparedLink): number => VERDICTS.indexOf(verdict)

const inOrder = (links: readonly ComparedLink[]): ComparedLink[] => links.toSorted((one, other) => rank(one) - rank(other) || compareText(one.url, other.url))

const openLink = (link: Judged, known: EarlierProblem): ComparedLink => {
  const { reason, url, verdict } = link
  const isSame = known.verdict === verdict && known.reason === reason
  return { reason, since: known.since, url, verdict, ...(isSame ? {} : { was: { reason: known.reason, verdict: known.verdict } }) }
}

const withoutPages = ({ reason, since, url, verdict }: EarlierProblem): ComparedLink => ({ reason, since, url, verdict })

/** Whether the later run can say nothing of a problem: it left the link out, or did not get to read a page the link stood on. */
const unseenBy = ({ complete, targets }: LaterRun): ((problem: EarlierProblem) => boolean) => {
  const judged = new Map(targets.map((target) => [target.url, target]))
  const unread = new Set(targets.filter(isUnread).map(({ url }) => url))
  const isHidden = (page: string): boolean => unread.has(page) || !judged.has(page)
  return ({ pages, url }) => {
    const target = judged.get(url)
    if (target) return target.verdict === 'skipped'
    return !complete || (unread.size > 0 && pages.some(isHidden))
  }
}

/**
 * Compares two runs of one site by the links that are a problem: new, still open (and since when), gone, or not to be told. The order in which
 * either run lists its links changes nothing.
 */
export const compareRuns = (earlier: EarlierRun, later: LaterRun): RunComparison => {
  const known = new Map(earlier.problems.map((problem) => [problem.url, problem]))
  const problems = later.targets.filter(isProblem)
  const now = new Set(problems.map(({ url }) => url))
  const rest = earlier.problems.filter(({ url }) => !now.has(url))
  const isUnseen = unseenBy(later)
  const open = problems.flatMap((link) => {
    const before = known.get(link.url)
    return before ? [openLink(link, before)] : []
  })
  const fresh = problems.filter(({ url }) => !known.has(url)).map(({ reason, url, verdict }) => ({ reason, since: later.startedAt, url, verdict }))
  return {
    earlier: { finishedAt: earlier.finishedAt, startedAt: earlier.startedAt },
    gone: inOrder(rest.filter((problem) => !isUnseen(problem)).map(withoutPages)),
    new: inOrder(fresh),
    open: inOrder(open),
    unknown: inOrder(rest.filter(isUnseen).map(withoutPages)),
  }
}
