import { checkTree } from './checkTree.edge.ts'
import { type EarlierIndex, earlierIndex } from './copies/earlierIndex.ts'
import { folderLinks, folderReader } from './files/folderLinks.edge.ts'
import { type FoundFile, listFiles } from './files/listFiles.edge.ts'
import { readSubject } from './files/readSubject.edge.ts'
import type { ContentFinding } from './finding.ts'
import { type DocumentFacts, documentFacts } from './model/documentFacts.ts'
import type { CheckedDocument, SkippedFile } from './report/contentReport.ts'
import { inOrder, reportedFinding } from './report/reportedFinding.ts'
import type { RuleContext } from './rules/ruleContext.ts'

export type CheckFilesOptions = {
  now: Date
  /** Told after each file: how many are done of how many. */
  onProgress?: (done: number, total: number) => void
  ownHosts: ReadonlySet<string>
  paths: readonly string[]
  signal?: AbortSignal
}

export type CheckedFiles = { complete: boolean; documents: CheckedDocument[]; skipped: SkippedFile[] }

type Library = { earlier: EarlierIndex; facts: Map<string, DocumentFacts> }

const keyOf = ({ path, root }: { path: string; root: string }): string => `${root}\0${path}`

const readLibrary = async (files: readonly FoundFile[], signal: AbortSignal | undefined): Promise<Library> => {
  const facts = new Map<string, DocumentFacts>()
  for (const file of files) {
    if (signal?.aborted) break
    const subject = await readSubject(file)
    if (subject.kind === 'document') facts.set(keyOf(file), documentFacts(subject.document))
  }
  return { earlier: earlierIndex([...facts.values()]), facts }
}

/**
 * Checks files and folders: every document with its attachments, links resolved in the folder, copies looked for among the folder's
 * documents. Files that are no content are named in `skipped`. Ends early, with what it has, when `signal` aborts.
 */
export const checkFiles = async ({ now, onProgress, ownHosts, paths, signal }: CheckFilesOptions): Promise<CheckedFiles> => {
  const { files, skipped } = await listFiles(paths)
  const library = await readLibrary(files, signal)
  const entriesOf = folderReader()
  const contextOf = (file: FoundFile): RuleContext => ({
    earlier: library.earlier,
    linkStanding: folderLinks({ document: file.path, idsOf: (path) => library.facts.get(keyOf({ path, root: file.root }))?.ids ?? null, root: file.root }, entriesOf),
    now, ownHosts, profile: {},
  })
  const documents: CheckedDocument[] = []
  for (const file of files) {
    if (signal?.aborted) return { complete: false, documents, skipped }
    const subject = await readSubject(file)
    if (subject.kind === 'skipped') skipped.push({ path: file.path, reason: subject.reason })
    else {
      const found: ContentFinding[] = [...subject.findings, ...(subject.document ? checkTree(subject.document, contextOf(file)) : [])]
      documents.push({ findings: inOrder(found.map(reportedFinding)), kind: subject.kind, path: file.path, title: subject.document?.meta.title ?? null })
    }
    onProgress?.(documents.length + skipped.length, files.length)
    await new Promise(setImmediate)
  }
  return { complete: true, documents, skipped }
}
