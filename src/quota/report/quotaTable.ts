import { shanghaiDateTime } from '../../shared/shanghai.ts'
import { paceSentence } from '../paceSentence.ts'
import { type QuotaReport, type ReportedArticle, type ReportedMonth, standingOf, verdictOf } from './quotaReport.ts'

/** A cell of the tables that are handed out. */
export type QuotaCell = null | number | string

export const SUMMARY_HEADINGS = ['月份', '栏目', '栏目路径', '应发', '计入', '未计入', '结论', '状态', '冻结时间（北京时间）', '进度', '证据摘要（SHA-256）'] as const

export const ARTICLE_HEADINGS = ['月份', '栏目', '是否计入', '首次发布日', '标题', '网址', '未计入原因'] as const

/** One row a column and month. */
export const summaryRows = ({ months }: QuotaReport): QuotaCell[][] =>
  months.map((month) => [
    month.month, month.columnTitle, month.column, month.required, month.counted, month.articles.length - month.counted, verdictOf(month), standingOf(month),
    month.frozenAt ? shanghaiDateTime(month.frozenAt) : null, month.pace ? paceSentence(month.pace) : null, month.digest,
  ])

const articleRow = ({ columnTitle, month }: ReportedMonth, { day, reason, title, url }: ReportedArticle): QuotaCell[] =>
  [month, columnTitle, reason === null ? '计入' : '未计入', day, title, url, reason]

/** One row an article, those that count first in each month. */
export const articleRows = ({ months }: QuotaReport): QuotaCell[][] => months.flatMap((month) => month.articles.map((article) => articleRow(month, article)))
