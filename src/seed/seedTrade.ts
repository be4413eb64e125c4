import { monthBounds, shanghaiMonth } from '../shared/shanghai.ts'
import { pinyinSlug } from '../columns/pinyinSlug.ts'
import { WORDS } from './material/sentences.ts'
import { add, type SeedContext } from './seedContext.ts'

const INDICATORS = [
  { key: 'served', max: 200, min: 0, name: '服务企业数', unit: '家', weight: 20 },
  { key: 'orders', max: 500, min: 0, name: '办理业务量', unit: '票', weight: 25 },
  { key: 'training', max: 10, min: 0, name: '培训场次', unit: '场', weight: 10 },
  { key: 'newFirms', max: 30, min: 0, name: '新增有实绩企业', unit: '家', weight: 20 },
  { key: 'satisfaction', max: 100, min: 60, name: '满意度', unit: '%', weight: 15 },
  { key: 'reports', max: 4, min: 0, name: '信息报送', unit: '篇', weight: 10 },
] as const

/** The 17 service centres, one per city and prefecture of Hubei, in their usual order. */
export const seedCenters = async (context: SeedContext): Promise<string[]> => {
  const ids: string[] = []
  for (const [order, region] of WORDS.city.entries()) {
    const data = { demo: true, contact: '演示联系人', name: `${region}外贸综合服务中心（演示）`, order, region, serviceWindow: '政务服务大厅外贸窗口', slug: pinyinSlug(region), status: 'active' as const }
    ids.push(await add(context, { collection: 'centers', data }))
  }
  return ids
}

const round = (value: number): number => Math.round(value * 100) / 100

const valuesOf = ({ random }: SeedContext) =>
  INDICATORS.map(({ key, max, min, weight }) => {
    const raw = random.int(min, max)
    return { evidence: '演示数据', indicator: key, points: round((weight * (raw - min)) / (max - min)), raw }
  })

/** The twelve months before the present one, oldest first, as `YYYY-MM`. */
const lastMonths = (now: Date): string[] => {
  const months: string[] = []
  for (let start = monthBounds(shanghaiMonth(now)).from; months.length < 12; start = monthBounds(months[0] ?? '').from) {
    months.unshift(shanghaiMonth(new Date(start.getTime() - 1)))
  }
  return months
}

/** A scheme with six indicators and twelve months of published scores with ranks (equal totals share a rank). */
export const seedScores = async (context: SeedContext, centers: readonly string[]): Promise<void> => {
  const months = lastMonths(context.clock())
  const scheme = await add(context, {
    collection: 'evaluationSchemes',
    data: {
      demo: true, from: months[0] ?? '', indicators: INDICATORS.map((each) => ({ ...each, better: 'higher' as const, scoring: 'linear' as const })),
      name: '外贸综合服务中心考核方案（演示）', state: 'active', used: true, version: 1,
    },
  })
  for (const period of months) {
    const results = centers.map((center) => ({ center, values: valuesOf(context) })).map((each) => ({ ...each, total: round(each.values.reduce((sum, { points }) => sum + points, 0)) }))
    for (const { center, total, values } of results) {
      const rank = results.filter((other) => other.total > total).length + 1
      const publishedAt = new Date(monthBounds(period).to.getTime() + 5 * 86_400_000).toISOString()
      await add(context, {
        collection: 'evaluationScores',
        data: { center, current: true, demo: true, key: `${center}:${period}:1`, period, publishedAt, rank, revision: 1, scheme, state: 'published', total, values },
      })
    }
  }
}
