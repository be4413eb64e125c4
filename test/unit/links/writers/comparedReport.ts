import { withComparison } from '../../../../src/links/compare/withComparison.ts'
import type { PatrolReport } from '../../../../src/links/report.ts'
import { sampleReport, target } from './sampleReport.ts'

/** A report with every verdict, hostile strings, sections and what changed since an earlier run. */
export const comparedReport = (): PatrolReport => {
  const report = sampleReport()
  const former = [
    target({ reason: 'timeout', url: '=HYPERLINK("http://x")', verdict: 'broken' }), target({ reason: 'dns', url: 'https://www.example.com/gone', verdict: 'broken' }),
    target({ reason: 'soft-404', url: 'https://www.example.com/mended', verdict: 'suspicious' }),
  ]
  const mended = target({ url: 'https://www.example.com/mended' })
  const earlier = { ...report, finishedAt: '2026-02-01T01:06:30.000Z', startedAt: '2026-02-01T01:05:00.000Z', targets: former }
  const sections = [{ owners: ['王<b>'], path: '/news/', title: '新闻"' }]
  return { ...withComparison({ ...report, targets: [...report.targets, mended] }, earlier), sections }
}
