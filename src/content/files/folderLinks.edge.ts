import { readdirSync } from 'node:fs'
import path from 'node:path'

import type { LinkStanding } from '../rules/ruleContext.ts'

type Entries = ReadonlyMap<string, 'file' | 'folder'>
/** Answers for links of one document; `idsOf` tells the ids of another document of the folder, null where it has none to know. */
type Links = { document: string; idsOf: (path: string) => ReadonlySet<string> | null; root: string }

const UNKNOWN: LinkStanding = { kind: 'unknown' }
const SCHEME = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone % is part of the name
  }
}

/** Lists folders once each. */
export const folderReader = (): ((folder: string) => Entries) => {
  const known = new Map<string, Entries>()
  return (folder) => {
    const entries = known.get(folder) ?? readEntries(folder)
    known.set(folder, entries)
    return entries
  }
}

const readEntries = (folder: string): Entries => {
  try {
    return new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name.normalize('NFC'), entry.isDirectory() ? 'folder' : 'file']))
  } catch {
    return new Map() // a folder that is not there has no entries
  }
}

const standingOf = (root: string, relative: string, entriesOf: (folder: string) => Entries): LinkStanding & { isFile?: boolean } => {
  let folder = root
  const names = relative.split('/').filter((name) => name !== '')
  for (const [at, name] of names.entries()) {
    const entries = entriesOf(folder)
    const kind = entries.get(name.normalize('NFC'))
    if (!kind) return missing(name, entries)
    if (at === names.length - 1) return { isFile: kind === 'file', kind: 'ok' }
    folder = path.join(folder, name)
  }
  return { isFile: false, kind: 'ok' }
}

const missing = (name: string, entries: Entries): LinkStanding => {
  const similar = [...entries.keys()].find((entry) => entry.toLowerCase() === name.toLowerCase())
  if (similar) return { detail: `大小写不一致，文件名是“${similar}”`, kind: 'broken' }
  const stem = name.replace(/\.html?$/i, '')
  // What will be published as HTML may still lie here in its source form.
  const isSource = stem !== name && ['.md', '.markdown', '.docx'].some((extension) => entries.has(stem + extension))
  return isSource ? { kind: 'ok' } : { kind: 'missing' }
}

/** The file of the folder a link leads to, relative to the root; null for links that lead elsewhere. */
export const folderTarget = (href: string, document: string): { fragment: string; path: string } | null => {
  const trimmed = href.trim()
  if (trimmed === '' || SCHEME.test(trimmed)) return null
  const [, address = '', fragment = ''] = /^([^#]*)(?:#([\s\S]*))?$/.exec(trimmed) ?? []
  const [file = ''] = address.split('?')
  if (file === '') return { fragment: decoded(fragment), path: document }
  const joined = file.startsWith('/') ? decoded(file.slice(1)) : path.posix.join(path.posix.dirname(document), decoded(file))
  return joined.startsWith('../') || joined === '..' ? null : { fragment: decoded(fragment), path: path.posix.normalize(joined) }
}

const hasFragment = (fragment: string): boolean => fragment !== '' && fragment !== 'top' && !/^(?::~:|\/|!)/.test(fragment)

/** Tells of each link of a document whether its file lies in the folder. Addresses of other hosts, and paths that leave the folder, are unknown. */
export const folderLinks = ({ document, idsOf, root }: Links, entriesOf: (folder: string) => Entries): ((href: string) => LinkStanding) => (href) => {
  const target = folderTarget(href, document)
  if (!target) return UNKNOWN
  const { isFile, ...standing } = target.path === document ? { isFile: true, kind: 'ok' as const } : standingOf(root, target.path, entriesOf)
  // A path from the root of the site may lie outside of what was handed over.
  if (standing.kind === 'missing' && href.trim().startsWith('/')) return UNKNOWN
  if (standing.kind !== 'ok' || !isFile || !hasFragment(target.fragment)) return standing
  const ids = idsOf(target.path)
  return !ids || ids.has(target.fragment) ? standing : { detail: `目标里没有“#${target.fragment}”这个位置`, kind: 'broken' }
}
