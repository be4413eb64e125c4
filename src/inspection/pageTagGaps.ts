import { Parser } from 'htmlparser2'

/** Tags that the annex of 《政府网站发展指引》 requires, by kind of page. */
const REQUIRED = {
  article: ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnType', 'ArticleTitle', 'PubDate', 'ContentSource'],
  column: ['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'],
  home: ['SiteName', 'SiteDomain', 'SiteIDCode'],
} as const

export type PageKind = keyof typeof REQUIRED

const filledTags = (html: string): ReadonlySet<string> => {
  const found = new Set<string>()
  const parser = new Parser({
    onopentag: (tag, { content, name }) => {
      if (tag === 'meta' && name && content?.trim()) found.add(name.toLowerCase())
    },
  })
  parser.end(html)
  return found
}

/** Names of the required tags that a page lacks or leaves empty. */
export const pageTagGaps = (html: string, kind: PageKind): string[] => {
  const found = filledTags(html)
  return REQUIRED[kind].filter((name) => !found.has(name.toLowerCase()))
}
