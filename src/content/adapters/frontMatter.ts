import { parseDocument } from 'yaml'

import type { ContentMeta, MetaName } from '../model/contentDocument.ts'
import type { Place } from '../model/contentNode.ts'

/** `end` is the offset at which the body starts, 0 without front matter. */
export type FrontMatter = { end: number; meta: ContentMeta; places: Partial<Record<MetaName, Place>> }

const BLOCK = /^---[ \t]*\n([\s\S]*?)\n?(?:---|\.\.\.)[ \t]*(?:\n|$)/

const NAMES: Readonly<Record<string, MetaName>> = {
  author: 'author', column: 'column', date: 'publishedAt', description: 'summary', keywords: 'keywords', publishedat: 'publishedAt', source: 'source', sourceurl: 'sourceUrl',
  summary: 'summary', tags: 'keywords', title: 'title', url: 'sourceUrl', 作者: 'author', 关键词: 'keywords', 摘要: 'summary', 日期: 'publishedAt', 来源: 'source', 栏目: 'column', 标题: 'title',
}

const EMPTY: ContentMeta = { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: null }

const LINE = /^([^\s:：#][^:：]*)[:：]\s*(.*)$/

/** What the block says as YAML; null where it is none, or repeats itself by aliases, which may grow without end. */
const yamlOf = (block: string): unknown => {
  const parsed = parseDocument(block)
  if (parsed.errors.length > 0) return null
  try {
    return parsed.toJS({ maxAliasCount: 0 })
  } catch {
    return null // told apart by nothing but the exception
  }
}

/** The values as YAML says; where it is no YAML (a colon in a title), line by line. */
const valuesOf = (block: string): Map<string, unknown> => {
  const value = yamlOf(block)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value))
  return new Map(block.split('\n').flatMap((line) => {
    const [, key, text] = LINE.exec(line) ?? []
    return key === undefined || text === undefined ? [] : [[key.trim(), text.trim().replace(/^(["'])(.*)\1$/, '$2')]]
  }))
}

const textOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  return text === '' ? null : text
}

const listOf = (value: unknown): string[] => {
  const items: unknown[] = Array.isArray(value) ? value : (textOf(value) ?? '').split(/[,，;；、\s]+/)
  return items.flatMap((item) => textOf(item) ?? [])
}

const placeOf = (lines: readonly string[], key: string, name: MetaName): Place => {
  const at = lines.findIndex((line) => line.replace(/^["']/, '').startsWith(key))
  const column = (lines[at] ?? '').search(/(?<=[:：]\s*["']?)[^\s"':：]/)
  return { column: column < 0 ? 1 : column + 1, field: name, line: at + 1, path: `front matter/${key}` }
}

/** Reads the YAML between two `---` lines at the start of a source whose lines end in LF. Never throws: what is no YAML is read line by line. */
export const frontMatter = (source: string): FrontMatter => {
  const [whole, block] = BLOCK.exec(source) ?? []
  if (whole === undefined || block === undefined) return { end: 0, meta: EMPTY, places: {} }
  const lines = whole.split('\n')
  const known = [...valuesOf(block)].flatMap(([key, value]) => {
    const name = NAMES[key.toLowerCase()]
    return name ? [{ key, name, value }] : []
  })
  const meta = Object.fromEntries(known.map(({ name, value }) => [name, name === 'keywords' ? listOf(value) : textOf(value)]))
  return { end: whole.length, meta: { ...EMPTY, ...meta }, places: Object.fromEntries(known.map(({ key, name }) => [name, placeOf(lines, key, name)])) }
}
