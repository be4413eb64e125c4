import type { ContentDocument, ContentMeta } from '../model/contentDocument.ts'
import type { ContentElement, ContentNode } from '../model/contentNode.ts'
import { textWithin } from '../model/contentView.ts'
import { filePlace } from './docxBuilder.ts'
import { docxPart, type PartContext, type ReadPart } from './docxPart.ts'
import { docxStyles } from './docxStyles.ts'
import { relationsOf } from './officeRelations.ts'
import { isFault, type ZipArchive, type ZipFault } from './zipArchive.ts'
import { xmlEvents } from './xmlEvents.ts'

const MAIN = 'word/document.xml'

/** Parts beside the body that hold words, and the elements they become. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/, 'header'], [/^word\/footer\d*\.xml$/, 'footer'], [/^word\/(?:footnotes|endnotes|comments)\.xml$/, 'aside'],
]

const NO_META: ContentMeta = { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: null }

/** Ids of lists whose first level is numbered rather than marked with a bullet. */
const orderedLists = (archive: ZipArchive): ReadonlySet<string> => {
  const bytes = archive.read('word/numbering.xml')
  if (bytes === null || isFault(bytes)) return new Set()
  const [bullets, lists] = [new Set<string>(), new Map<string, string>()]
  let [abstract, level, list] = ['', '', '']
  xmlEvents(bytes, {
    open: (name, { abstractNumId, ilvl, numId, val }) => {
      if (name === 'abstractNum') abstract = abstractNumId ?? ''
      else if (name === 'lvl') level = ilvl ?? ''
      else if (name === 'numFmt' && level === '0' && val === 'bullet') bullets.add(abstract)
      else if (name === 'num') list = numId ?? ''
      else if (name === 'abstractNumId') lists.set(list, val ?? '')
    },
  })
  return new Set([...lists].filter(([, shape]) => !bullets.has(shape)).map(([id]) => id))
}

const titlePlace = (title: ContentElement | null) => ({ title: { ...filePlace(title?.place.path ?? 'body'), field: 'title' } })

/** The title is metadata; it does not stand in the body a second time. */
const withoutTitle = ({ body, title }: ReadPart): ContentElement => ({ ...body, children: body.children.filter((node) => node !== title) })

/**
 * A docx file in the form the rules read: body first, then headers, footers, notes and comments. Places name part and paragraph
 * (`body/p[12]`, `body/tbl[1]/tr[2]/tc[1]/p[1]`, `header1/p[1]`). The paragraph of style Title states the title.
 */
export const docxDocument = (archive: ZipArchive, path: string): ContentDocument | ZipFault => {
  const styleOf = docxStyles(archive)
  const ordered = orderedLists(archive)
  const contextOf = (part: string): PartContext => ({ isOrdered: (id) => ordered.has(id), relations: relationsOf(archive, part), styleOf })
  const main = archive.read(MAIN)
  if (main === null) return { detail: '缺少正文部分 word/document.xml', kind: 'broken' }
  if (isFault(main)) return main
  const read = docxPart(main, { context: contextOf(MAIN), root: 'body', tag: 'body' })
  const others: ContentNode[] = archive.entries.toSorted((one, other) => (one.name < other.name ? -1 : 1)).flatMap(({ name }) => {
    const tag = PARTS.find(([pattern]) => pattern.test(name))?.[1]
    const bytes = tag === undefined ? null : archive.read(name)
    if (tag === undefined || bytes === null || isFault(bytes)) return []
    return [docxPart(bytes, { context: contextOf(name), root: name.slice('word/'.length, -'.xml'.length), tag }).body]
  })
  const title = read.title ? textWithin(read.title).trim() : null
  const body = withoutTitle(read)
  return {
    body: { ...body, children: [...body.children, ...others] }, carries: new Set(['title']), format: 'docx', html: null,
    meta: { ...NO_META, title }, metaPlaces: titlePlace(read.title), pageTags: null, path, styles: '',
  }
}
