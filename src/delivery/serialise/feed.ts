import type { NewsItem } from './articles.ts'
import { xmlElement, xmlText } from './xml.ts'

export type FeedFacts = { description: string; items: readonly NewsItem[]; link: string; self: string; title: string }

const itemXml = ({ author, column, id, publishedAt, source, summary, title, url }: NewsItem): string =>
  [
    '<item>',
    xmlElement('title', title),
    xmlElement('link', url),
    `<guid isPermaLink="false">${id}</guid>`,
    xmlElement('category', column.title),
    xmlElement('dc:creator', author ?? source.name),
    publishedAt ? xmlElement('pubDate', new Date(publishedAt).toUTCString()) : '',
    xmlElement('description', summary),
    '</item>',
  ].join('')

/** An RSS 2.0 feed. */
export const feedXml = ({ description, items, link, self, title }: FeedFacts): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    xmlElement('title', title),
    xmlElement('link', link),
    xmlElement('description', description),
    '<language>zh-CN</language>',
    `<atom:link href="${xmlText(self)}" rel="self" type="application/rss+xml"/>`,
    ...items.map(itemXml),
    '</channel></rss>\n',
  ].join('')
