import { relationsOf } from '../adapters/officeRelations.ts'
import { isFault, type ZipArchive, type ZipFault } from '../adapters/zipArchive.ts'
import type { Opening } from './attachmentFacts.ts'
import { OFFICE_PARTS } from './fileNames.ts'

/** Unpacked bytes up to which every entry is read to see whether it is whole. */
const VERIFIED = 64 * 1024 * 1024
const NESTED = /\.(?:zip|docx|xlsx|pptx)$/i

const LOADED = new Set(['externalLinkPath', 'frame', 'oleObject', 'subDocument'])
const LOADED_FROM_NET = new Set(['attachedTemplate', 'image'])

/** A fault of an archive as the rules name it. */
export const openingOf = ({ detail, kind }: ZipFault): Opening => ({ detail, kind: kind === 'encrypted' ? 'locked' : kind })

/** What kind of office file an archive is by its main part, when the extension says another; null where they fit. */
export const actualOffice = ({ entries }: ZipArchive, extension: string): string | null => {
  const names = new Set(entries.map(({ name }) => name))
  if (names.has(OFFICE_PARTS[extension]?.part ?? '')) return null
  return Object.values(OFFICE_PARTS).find(({ part }) => names.has(part))?.name ?? '普通压缩包'
}

/** Parts whose owner is found from the path of their relationships (`word/_rels/document.xml.rels`). */
const partOf = (relations: string): string => relations.replace('_rels/', '').replace(/\.rels$/, '')

/** Objects of other programs inside an office file, and parts it would load from elsewhere. */
export const embeddedIn = (archive: ZipArchive): string[] => {
  const inside = archive.entries.map(({ name }) => name).filter((name) => /\/embeddings\/|\/activeX\//.test(name) && !name.endsWith('/') && !name.includes('_rels/'))
  const outside = archive.entries.filter(({ name }) => name.endsWith('.rels')).flatMap(({ name }) =>
    [...relationsOf(archive, partOf(name)).values()]
      .filter(({ external, target, type }) => external && (LOADED.has(type) || (LOADED_FROM_NET.has(type) && /^(?:https?:|\\\\|\/\/)/i.test(target))))
      .map(({ target }) => target))
  return [...inside, ...outside]
}

/** Whether an office file carries a program, by its parts and by what it says of itself. */
export const hasMacros = (archive: ZipArchive): boolean => {
  if (archive.entries.some(({ name }) => /(?:^|\/)vba(?:Project|Data)\.(?:bin|xml)$/i.test(name))) return true
  const types = archive.read('[Content_Types].xml')
  return types !== null && !isFault(types) && new TextDecoder().decode(types).includes('macroEnabled')
}

/** Whether an archive holds pictures or charts. */
export const hasMedia = ({ entries }: ZipArchive): boolean => entries.some(({ name }) => /\/(?:media|charts|diagrams)\//.test(name))

/** Reads every entry of an archive once; the first fault, archives inside looked into by `look`, or null where all are whole. */
export const entryFault = (archive: ZipArchive, look: (bytes: Uint8Array) => ZipFault | null): ZipFault | null => {
  let left = VERIFIED
  for (const { name, size } of archive.entries) {
    left -= size
    if (name.endsWith('/') || left < 0) continue
    const bytes = archive.read(name)
    const fault = bytes === null ? null : isFault(bytes) ? bytes : NESTED.test(name) ? look(bytes) : null
    if (fault) return fault
  }
  return null
}
