import { createRequire } from 'node:module'
import path from 'node:path'

import { ensureError } from '../../shared/errors.ts'
import type { ContentDocument, ContentMeta } from '../model/contentDocument.ts'
import type { ContentElement } from '../model/contentNode.ts'
import { filePlace } from './docxBuilder.ts'
import { type PdfPiece, pdfLines, pdfParagraphs } from './pdfLines.ts'

/** A PDF that cannot be read: locked by a password, or broken. */
export type PdfFault = { kind: 'broken' | 'encrypted'; detail: string }

export type ReadPdf = { document: ContentDocument; hasImages: boolean; pages: number }

/** Pages that are read; the rest of a longer file is left out. */
const MOST_PAGES = 500

/** Pages searched for pictures where a file has no text. */
const PICTURE_PAGES = 3

const NO_META: ContentMeta = { author: null, column: null, keywords: [], publishedAt: null, source: null, sourceUrl: null, summary: null, title: null }

const loadPdfjs = () => import('pdfjs-dist/legacy/build/pdf.mjs')
type Pdfjs = Awaited<ReturnType<typeof loadPdfjs>>
type Pdf = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>
type Page = Awaited<ReturnType<Pdf['getPage']>>

const PACKAGE = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const folder = (name: string): string => `${path.join(PACKAGE, name)}${path.sep}`

const piecesOf = async (page: Page): Promise<PdfPiece[]> => {
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item)) return []
    const [, , , , x, y] = item.transform.map(Number)
    return [{ height: item.height, text: item.str, width: item.width, x: x ?? 0, y: y ?? 0 }]
  })
}

const pageNodes = async (page: Page): Promise<ContentElement[]> => {
  const place = filePlace(`page ${page.pageNumber}`)
  return pdfParagraphs(pdfLines(await piecesOf(page))).map((text) => ({ attributes: {}, children: [{ kind: 'text', place, text }], kind: 'element', place, tag: 'p' }))
}

const hasPictures = async (pdf: Pdf, { OPS }: Pdfjs): Promise<boolean> => {
  const painting: ReadonlySet<number> = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.constructPath])
  for (let number = 1; number <= Math.min(pdf.numPages, PICTURE_PAGES); number += 1) {
    const { fnArray } = await (await pdf.getPage(number)).getOperatorList()
    if (fnArray.some((operator) => painting.has(operator))) return true
  }
  return false
}

const readPages = async (pdf: Pdf): Promise<ContentElement[]> => {
  const nodes: ContentElement[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number)
    nodes.push(...(await pageNodes(page)))
    page.cleanup()
  }
  return nodes
}

const read = async (pdf: Pdf, pdfjs: Pdfjs, file: string): Promise<ReadPdf> => {
  const children = await readPages(pdf)
  const hasText = children.length > 0
  return {
    document: {
      body: { attributes: {}, children, kind: 'element', place: filePlace(''), tag: 'body' }, carries: new Set(), format: 'pdf', html: null,
      meta: NO_META, metaPlaces: {}, pageTags: null, path: file, styles: '',
    },
    hasImages: hasText || (await hasPictures(pdf, pdfjs)), pages: pdf.numPages,
  }
}

const faultOf = (thrown: unknown): PdfFault => {
  const { message, name } = ensureError(thrown)
  return name === 'PasswordException' ? { detail: '打开需要密码', kind: 'encrypted' } : { detail: `读不出内容（${message.slice(0, 80)}）`, kind: 'broken' }
}

/** Reads the text of a PDF, page by page (`page 3`), in this thread. Whatever is wrong with the file comes back as a fault; scripts in it never run. */
export const readPdf = async (bytes: Uint8Array, file: string): Promise<PdfFault | ReadPdf> => {
  const pdfjs = await loadPdfjs()
  const task = pdfjs.getDocument({
    cMapPacked: true, cMapUrl: folder('cmaps'), data: new Uint8Array(bytes), disableFontFace: true, isEvalSupported: false, isOffscreenCanvasSupported: false,
    standardFontDataUrl: folder('standard_fonts'), useSystemFonts: false, useWorkerFetch: false, verbosity: 0, wasmUrl: folder('wasm'),
  })
  try {
    return await read(await task.promise, pdfjs, file)
  } catch (thrown) {
    return faultOf(thrown)
  } finally {
    await task.destroy()
  }
}
