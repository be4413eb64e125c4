import chineseDays from 'chinese-days'

import applications from './data/applications.json' with { type: 'json' }
import { add, type SeedContext } from './seedContext.ts'

/** The 183 applications of the annex, names exactly as printed; their entries lead to the demonstration's outside site. */
export const seedApplications = async (context: SeedContext): Promise<void> => {
  for (const [order, { category, categorySource, list, name, seq }] of applications.entries()) {
    const key = `${list}-${seq}`
    const entryUrl = `${context.outside}/apps/${key}.html`
    await add(context, { collection: 'applications', data: { category, categorySource, demo: true, entryUrl, key, list: list as 'central' | 'local', name, order, seq, status: 'running' } })
  }
}

/** Days off and make-up working days of the years the State Council has announced. */
export const seedHolidays = async (context: SeedContext): Promise<void> => {
  for (const year of [2025, 2026]) {
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10)
      const detail = chineseDays.getDayDetail(date)
      const name = detail.name.split(',')[1]
      if (name) await add(context, { collection: 'holidays', data: { date, kind: detail.work ? 'work' : 'off', name, source: '国务院办公厅节假日安排', year } })
    }
  }
}
