import type { QuotaReason } from '../countMonth.ts'
import type { QuotaStanding } from '../quotaStanding.ts'

/** One article of a month as the report tells it; `reason` is null where it counted. */
export type ReportedArticle = { day: null | string; reason: null | string; title: string; url: null | string }

export type ReportedMonth = Omit<QuotaStanding, 'counted' | 'rejected'> & { articles: readonly ReportedArticle[]; counted: number }

/** What the office hands in with its monthly report. `from` and `to` are months (`YYYY-MM`). */
export type QuotaReport = { from: string; madeAt: Date; months: readonly ReportedMonth[]; site: string; to: string }

const REASONS: Readonly<Record<QuotaReason, string>> = { 'near-copy': '与已发文章重复', 'no-text': '没有正文', 'withdrawn': '已撤回或尚未公开' }

/** The month of a column with the address of each article; `urlOf` gives null where there is none. */
export const reportedMonth = ({ counted, rejected, ...standing }: QuotaStanding, urlOf: (id: string) => null | string): ReportedMonth => {
  const titles = new Map([...counted, ...rejected].map(({ id, title }) => [id, title]))
  const why = (reason: QuotaReason, copyOf: string | undefined): string => {
    const original = copyOf === undefined ? undefined : (titles.get(copyOf) ?? urlOf(copyOf) ?? '较早的文章')
    return original === undefined ? REASONS[reason] : `${REASONS[reason]}：${original}`
  }
  const articles = [
    ...counted.map(({ day, id, title }) => ({ day, reason: null, title, url: urlOf(id) })),
    ...rejected.map(({ copyOf, id, reason, title }) => ({ day: null, reason: why(reason, copyOf), title, url: urlOf(id) })),
  ]
  return { ...standing, articles, counted: counted.length }
}

/** Whether the month is done with, in a word. */
export const verdictOf = ({ counted, pace, required }: ReportedMonth): string => (counted >= required ? '达标' : pace === null ? '未达标' : '进行中')

/** Whether the figures can still change, and whether a frozen month is still what was frozen. */
export const standingOf = ({ frozenAt, intact }: ReportedMonth): string => (frozenAt === null ? '暂定' : intact ? '已冻结' : '已冻结，但与冻结时的摘要不符')
