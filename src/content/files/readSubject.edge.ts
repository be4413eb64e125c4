import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { extensionOf, isFileExtension } from '../../shared/fileKinds.ts'
import { decodeSource } from '../adapters/decodeSource.ts'
import { htmlDocument } from '../adapters/htmlDocument.ts'
import { markdownDocument } from '../adapters/markdownDocument.ts'
import { plainDocument } from '../adapters/plainDocument.ts'
import { readAttachment } from '../attachments/readAttachment.edge.ts'
import { hasWords } from '../model/hasWords.ts'
import { tooLarge } from '../rules/documentTooLarge.ts'
import type { FoundFile } from './listFiles.edge.ts'
import type { Subject } from './subject.ts'

/** Longest text source and longest attachment that are read, in bytes; longer ones are reported, not read. */
const LONGEST_SOURCE = 5 * 1024 * 1024
const LONGEST_ATTACHMENT = 100 * 1024 * 1024

const SOURCES: Readonly<Record<string, typeof htmlDocument>> = { htm: htmlDocument, html: htmlDocument, markdown: markdownDocument, md: markdownDocument }
const PLAIN = new Set(['csv', 'txt'])
/** Parts of a page that hold no words of an author. */
const CODE = new Set(['css', 'js', 'json', 'mjs'])

const sourceSubject = (bytes: Buffer, file: FoundFile, read: typeof htmlDocument): Subject => {
  const document = read(decodeSource(bytes), file.path)
  const name = path.posix.basename(file.path)
  const facts = { actual: null, embedded: [], extension: extensionOf(name), hasMacros: false, name, opening: { kind: 'ok' as const }, size: file.size, words: hasWords(document) }
  return { document, facts, findings: [], kind: 'document' }
}

const attachmentSubject = async (bytes: Buffer, file: FoundFile): Promise<Subject> => {
  const extension = extensionOf(file.path)
  const { document, facts } = await readAttachment({ bytes, path: file.path })
  const text = PLAIN.has(extension) && facts.actual === null && file.size <= LONGEST_SOURCE ? plainDocument(decodeSource(bytes), file.path) : document
  return { document: text, facts, findings: [], kind: extension === 'docx' ? 'document' : 'attachment' }
}

/** Reads one file as what its name says it is. Bad content becomes a fact or a finding, never an exception. */
export const readSubject = async (file: FoundFile): Promise<Subject> => {
  const extension = extensionOf(file.path)
  const source = SOURCES[extension]
  if (!source && (!isFileExtension(extension) || CODE.has(extension))) return { kind: 'skipped', reason: extension === '' ? '没有扩展名，不是内容文件' : `.${extension} 不是内容文件` }
  const limit = source ? LONGEST_SOURCE : LONGEST_ATTACHMENT
  if (file.size > limit) return { document: null, facts: null, findings: [tooLarge(file.size, limit)], kind: source ? 'document' : 'attachment' }
  const bytes = await readFile(path.join(file.root, file.path))
  return source ? sourceSubject(bytes, file, source) : attachmentSubject(bytes, file)
}
