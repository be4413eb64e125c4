import type { ContentDocument, ContentMeta } from '../model/contentDocument.ts'
import type { ContentElement } from '../model/contentNode.ts'
import { filePlace } from './docxBuilder.ts'
import { relationsOf } from './officeRelations.ts'
import { commentNodes, drawingNodes } from './xlsxNotes.ts'
import { sheetRows } from './xlsxSheet.ts'
import { sharedStrings } from './xlsxStrings.ts'
import { isFault, type ZipArchive, type ZipFault } from './zipArchive.ts'
import { xmlEvents } from './xmlEvents.ts'

const MAIN = 'xl/workbook.xml'

type Sheet = { hidden: boolean; name: string; part: string }

const NO_META: ContentMeta = { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: null }

const sheetsOf = (archive: ZipArchive, workbook: Uint8Array): Sheet[] => {
  const relations = relationsOf(archive, MAIN)
  const sheets: Sheet[] = []
  xmlEvents(workbook, {
    open: (element, { id, name, state }) => {
      const part = relations.get(id ?? '')?.target
      if (element === 'sheet' && part !== undefined && !sheets.some((other) => other.part === part)) sheets.push({ hidden: state === 'hidden' || state === 'veryHidden', name: name ?? '', part })
    },
  })
  return sheets
}

const READERS: Readonly<Record<string, typeof commentNodes>> = { comments: commentNodes, drawing: drawingNodes, threadedComment: commentNodes }

/** Comments and drawings beside the cells; a thread stands in the file a second time as an old note, which is left out. */
const besideCells = (archive: ZipArchive, { name, part }: Sheet): ContentElement[] => {
  const relations = [...relationsOf(archive, part).values()]
  const hasThreads = relations.some(({ type }) => type === 'threadedComment')
  return relations.flatMap(({ target, type }) => {
    const read = type === 'comments' && hasThreads ? undefined : READERS[type]
    const bytes = read ? archive.read(target) : null
    return read && bytes !== null && !isFault(bytes) ? read(bytes, name) : []
  })
}

const sheetNodes = (archive: ZipArchive, sheet: Sheet, strings: readonly string[]): ContentElement[] => {
  const bytes = archive.read(sheet.part)
  const rows = bytes === null || isFault(bytes) ? [] : sheetRows(bytes, { hidden: sheet.hidden, name: sheet.name, strings })
  const attributes = { role: 'presentation', ...(sheet.hidden ? { hidden: '' } : {}) }
  return [{ attributes, children: rows, kind: 'element', place: filePlace(sheet.name), tag: 'table' }, ...besideCells(archive, sheet)]
}

/**
 * An xlsx file in the form the rules read: a table for each sheet, hidden ones too, with its filled cells, then comments and the texts of
 * shapes. Places name the cell (`Sheet!B7`). Numeric cells carry the stored value in `data-number`.
 */
export const xlsxDocument = (archive: ZipArchive, path: string): ContentDocument | ZipFault => {
  const workbook = archive.read(MAIN)
  if (workbook === null) return { detail: '缺少工作簿部分 xl/workbook.xml', kind: 'broken' }
  if (isFault(workbook)) return workbook
  const strings = sharedStrings(archive)
  const children = sheetsOf(archive, workbook).flatMap((sheet) => sheetNodes(archive, sheet, strings))
  return {
    body: { attributes: {}, children, kind: 'element', place: filePlace(''), tag: 'body' }, carries: new Set(), format: 'xlsx', html: null,
    meta: NO_META, metaPlaces: {}, pageTags: null, path, styles: '',
  }
}
