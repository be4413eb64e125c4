import { fromShanghai, shanghaiParts } from '../shared/shanghai.ts'
import { composeText } from './compose.ts'
import { paragraph, state, text } from './lexical.ts'
import { WORDS } from './material/sentences.ts'
import { add, type SeedContext } from './seedContext.ts'

const FEES = ['hoisting', 'shifting', 'storage', 'opening', 'unpacking'] as const
const EXCLUSIONS = ['空箱', '固体废物', '查验发现问题的货物', '逾期到场或逾期提离产生的费用']
const RECORDS = 300

type Validity = 'current' | 'expired' | 'superseded' | 'upcoming'
type Term = { from: Date; next: Date | null; to: Date | null }

const validityAt = (now: Date, { from, next, to }: Term): Validity => {
  if (from > now) return 'upcoming'
  if (next && next <= now) return 'superseded'
  return to && to.getTime() + 86_400_000 <= now.getTime() ? 'expired' : 'current'
}

/** Supervised sites, one per port. */
const seedSites = async (context: SeedContext): Promise<string[]> => {
  const ids: string[] = []
  for (const [index, port] of WORDS.port.entries()) {
    const data = { code: `DEMO${String(index + 1).padStart(4, '0')}`, demo: true, kind: '海关监管作业场所', name: `${port}监管场所（演示）`, operatorName: '演示经营单位', status: 'active' as const }
    ids.push(await add(context, { collection: 'supervisedSites', data }))
  }
  return ids
}

/** Two chains of five yearly policies for separate places; each supersedes the one before, the last of the second chain starts next year. */
const seedPolicies = async (context: SeedContext, sites: readonly string[]): Promise<string[]> => {
  const now = context.clock()
  const { year } = shanghaiParts(now)
  const ids: string[] = []
  for (const chain of [0, 1]) {
    let before: string | undefined
    for (const step of [0, 1, 2, 3, 4]) {
      const first = year - 4 + step + chain
      const term: Term = { from: fromShanghai(first, 1), next: step < 4 ? fromShanghai(first + 1, 1) : null, to: fromShanghai(first, 12, 31) }
      const publishedAt = new Date(Math.min(term.from.getTime(), now.getTime()) - (5 - step) * 86_400_000).toISOString()
      before = await add(context, {
        collection: 'feeWaiverPolicies',
        data: {
          _status: 'published', body: state([paragraph(text(`${composeText(context.random, 4)}（演示数据）`))]), cargoKinds: ['heavyContainer', 'boxTruck'], demo: true,
          documentNumber: `演示口岸〔${first}〕${chain + 1}号`, effectiveFrom: term.from.toISOString(), effectiveTo: term.to?.toISOString(), exclusions: EXCLUSIONS,
          feeKinds: chain === 0 ? ['hoisting', 'shifting', 'storage'] : [...FEES], firstPublishedAt: publishedAt, issuer: '演示发文机关', legalBasis: '国发〔2015〕16号',
          payer: '财政承担', places: sites.filter((_, index) => index % 2 === chain), publishedAt, reviewState: 'published', supersedes: before,
          title: `${first}年度${chain === 0 ? '水运' : '空运铁路'}口岸查验免收费政策`, validity: validityAt(now, term),
        },
      })
      ids.push(before)
    }
  }
  return ids
}

/** Sites, ten policies with succession, and some hundreds of waiver records of the last year. */
export const seedPorts = async (context: SeedContext): Promise<void> => {
  const { clock, random } = context
  const sites = await seedSites(context)
  await seedPolicies(context, sites)
  for (let number = 1; number <= RECORDS; number += 1) {
    await add(context, {
      collection: 'waiverRecords',
      data: {
        amountCents: random.int(12_000, 96_000), channel: 'import', confirmed: random.pick(['pending', 'confirmed', 'confirmed']), containers: random.int(1, 6),
        date: new Date(clock().getTime() - random.int(1, 360) * 86_400_000).toISOString(), declarationNo: `DEMO${String(number).padStart(14, '0')}`, demo: true,
        feeKind: random.pick(FEES), site: random.pick(sites), sourceId: `demo-${number}`,
      },
    })
  }
}
