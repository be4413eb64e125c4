import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { extensionOf } from '../../shared/fileKinds.ts'
import { decodeSource } from '../adapters/decodeSource.ts'
import { htmlDocument } from '../adapters/htmlDocument.ts'
import { markdownDocument } from '../adapters/markdownDocument.ts'
import { tooLarge } from '../rules/documentTooLarge.ts'
import type { FoundFile } from './listFiles.edge.ts'
import type { Subject } from './subject.ts'

/** Longest text source that is read, in bytes; longer ones are reported, not read. */
const LONGEST_SOURCE = 5 * 1024 * 1024

const TEXTS: Readonly<Record<string, typeof htmlDocument>> = { htm: htmlDocument, html: htmlDocument, markdown: markdownDocument, md: markdownDocument }

/** Reads one file as what its name says it is. Bad content becomes a finding, never an exception. */
export const readSubject = async (file: FoundFile): Promise<Subject> => {
  const read = TEXTS[extensionOf(file.path)]
  if (!read) return { kind: 'skipped', reason: '不是内容文件' }
  if (file.size > LONGEST_SOURCE) return { kind: 'attachment', document: null, findings: [tooLarge(file.size, LONGEST_SOURCE)] }
  return { kind: 'document', document: read(decodeSource(await readFile(path.join(file.root, file.path))), file.path), findings: [] }
}
