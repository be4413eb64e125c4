import { shanghaiDateTime } from '../../shared/shanghai.ts'
import type { Site } from './site.ts'

/** A `meta` element of the page-tag annex of 《政府网站发展指引》 (国办发〔2017〕47号). */
export type PageTag = readonly [name: string, content: string]

export type ColumnFacts = { description?: string; keywords?: readonly string[]; name: string; type: string }

export type ArticleFacts = {
  author?: string
  description?: string
  image?: string
  keywords?: readonly string[]
  publishedAt: Date
  source?: string
  title: string
  url: string
}

const filled = (tags: readonly (readonly [string, string | undefined])[]): PageTag[] =>
  tags.flatMap(([name, content]) => (content?.trim() ? [[name, content.replace(/\s+/g, ' ').trim()] as const] : []))

/** Tags of every page. */
export const siteTags = (site: Pick<Site, 'domain' | 'idCode' | 'name'>): PageTag[] =>
  filled([['SiteName', site.name], ['SiteDomain', site.domain], ['SiteIDCode', site.idCode]])

/** Tags of a column page and of everything below it. All four are required, so missing texts fall back to the column's name. */
export const columnTags = (column: ColumnFacts): PageTag[] =>
  filled([
    ['ColumnName', column.name],
    ['ColumnDescription', column.description?.trim() || column.name],
    ['ColumnKeywords', column.keywords?.join(';') || column.name],
    ['ColumnType', column.type],
  ])

/** Tags of an article. `PubDate` is Shanghai time to the minute. */
export const articleTags = (article: ArticleFacts, site: Pick<Site, 'name'>): PageTag[] =>
  filled([
    ['ArticleTitle', article.title],
    ['PubDate', shanghaiDateTime(article.publishedAt)],
    ['ContentSource', article.source?.trim() || site.name],
    ['Keywords', article.keywords?.join(';')],
    ['Author', article.author],
    ['Description', article.description],
    ['Image', article.image],
    ['Url', article.url],
  ])

const TYPE_OF_CLASS: Readonly<Record<string, string>> = { dynamic: '工作动态', notice: '通知公告', other: '办事服务', policy: '政策文件' }

/** The `ColumnType` of a column: what its editors set, else what its class implies. */
export const columnTypeOf = ({ class: kind, columnType }: { class?: string; columnType?: string }): string =>
  columnType?.trim() || (TYPE_OF_CLASS[kind ?? 'other'] ?? '办事服务')
