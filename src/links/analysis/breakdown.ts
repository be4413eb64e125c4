import { reasonName } from '../../shared/reasonNames.ts'
import { compareText } from '../placeOrder.ts'
import type { PatrolReport, Section, TargetReport, Verdict } from '../report.ts'
import { isProblem } from '../compare/isProblem.ts'
import { sectionFinder } from './sectionFinder.ts'

/** Problems that share a section, host or person. A link is counted once for each it belongs to, however many places it has there. */
export type Share = { byVerdict: Partial<Record<Verdict, number>>; key: string; links: number; name: string; owners: readonly string[] }

/** `bySection`, `bySite` and `byOwner` count links that are a problem; `byReason` too. Largest first, equal ones by key. */
export type Breakdown = {
  byOwner: readonly Share[]
  byReason: readonly { links: number; name: string; reason: string; verdict: Verdict }[]
  bySection: readonly Share[]
  bySite: readonly Share[]
}

type Label = Pick<Share, 'key' | 'name' | 'owners'>

/** Whoever answers for a section nobody is named for. */
const NOBODY = '未指定责任人'

class Tally {
  private readonly shares = new Map<string, { -readonly [Key in keyof Share]: Share[Key] }>()

  add({ key, name, owners }: Label, verdict: Verdict): void {
    const share = this.shares.get(key) ?? { byVerdict: {}, key, links: 0, name, owners }
    share.links += 1
    share.byVerdict[verdict] = (share.byVerdict[verdict] ?? 0) + 1
    this.shares.set(key, share)
  }

  list(): Share[] {
    return [...this.shares.values()].sort((one, other) => other.links - one.links || compareText(one.key, other.key))
  }
}

const hostLabel = (url: string): Label => {
  const host = URL.parse(url)?.host || '（地址无法识别）'
  return { key: host, name: host, owners: [] }
}

const sectionsOf = ({ places }: TargetReport, find: (page: string) => Section): Section[] => [...new Map(places.map(({ page }) => find(page)).map((section) => [section.path, section])).values()]

const ownersOf = (sections: readonly Section[]): string[] => {
  const owners = new Set(sections.flatMap(({ owners: named }) => named))
  return owners.size > 0 ? [...owners] : [NOBODY]
}

const byReason = (problems: readonly TargetReport[]): Breakdown['byReason'] => {
  const counts = new Map<string, Breakdown['byReason'][number]>()
  for (const { reason, verdict } of problems) {
    const key = `${verdict} ${reason}`
    counts.set(key, { links: (counts.get(key)?.links ?? 0) + 1, name: reasonName(reason), reason, verdict })
  }
  return [...counts.values()].sort((one, other) => other.links - one.links || compareText(one.reason, other.reason))
}

/** The problems of a run by reason, by part of the site they stand in, by the site they lead to and by the person who answers for the part. */
export const breakdown = ({ sections, site, targets }: Pick<PatrolReport, 'sections' | 'site' | 'targets'>): Breakdown => {
  const find = sectionFinder(site, sections)
  const [owners, parts, hosts] = [new Tally(), new Tally(), new Tally()]
  const problems = targets.filter(isProblem)
  for (const target of problems) {
    const { url, verdict } = target
    const stands = sectionsOf(target, find)
    for (const { owners: named, path, title } of stands) parts.add({ key: path, name: title, owners: named }, verdict)
    for (const owner of ownersOf(stands)) owners.add({ key: owner, name: owner, owners: [] }, verdict)
    hosts.add(hostLabel(url), verdict)
  }
  return { byOwner: owners.list(), byReason: byReason(problems), bySection: parts.list(), bySite: hosts.list() }
}
