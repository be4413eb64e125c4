import { extensionOf } from '../shared/fileKinds.ts'
import { asAttachment, checkSubject } from './checkSubject.edge.ts'
import { type EarlierIndex, earlierIndex } from './copies/earlierIndex.ts'
import { folderLinks, folderReader, folderTarget } from './files/folderLinks.edge.ts'
import { type FoundFile, listFiles } from './files/listFiles.edge.ts'
import { readSubject } from './files/readSubject.edge.ts'
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

/** What is known of the whole folder before one file of it is judged. */
type Library = { earlier: EarlierIndex; facts: ReadonlyMap<string, DocumentFacts>; referenced: ReadonlySet<string> }

const keyOf = ({ path, root }: { path: string; root: string }): string => `${root}\0${path}`

const PRELIMINARY = new Set(['docx', 'htm', 'html', 'markdown', 'md'])

const targetsOf = ({ root }: FoundFile, { hrefs, path }: DocumentFacts): string[] =>
  hrefs.flatMap((href) => {
    const target = folderTarget(href, path)
    return target && target.path !== path ? [keyOf({ path: target.path, root })] : []
  })

/** Names of folders that hold what articles offer for download. */
const OF_ATTACHMENTS = /(?:^|\/)(?:附件|附表|下载|[^/]*attach[^/]*|files?|uploads?|downloads?|annex(?:es)?)\//i

/** A docx that another document links to, or that lies among attachments, is an attachment, not an article of the folder. */
const isArticle = (file: FoundFile, referenced: ReadonlySet<string>): boolean => {
  const extension = extensionOf(file.path)
  if (extension !== 'docx') return PRELIMINARY.has(extension)
  return !referenced.has(keyOf(file)) && !OF_ATTACHMENTS.test(file.path)
}

const readLibrary = async (files: readonly FoundFile[], signal: AbortSignal | undefined): Promise<Library> => {
  const facts = new Map<string, DocumentFacts>()
  const referenced = new Set<string>()
  const candidates = files.filter(({ path }) => PRELIMINARY.has(extensionOf(path)))
  for (const file of candidates) {
    if (signal?.aborted) break
    const subject = await readSubject(file)
    if (subject.kind === 'skipped' || !subject.document) continue
    const own = documentFacts(subject.document)
    facts.set(keyOf(file), own)
    for (const target of targetsOf(file, own)) referenced.add(target)
  }
  const articles = candidates.filter((file) => isArticle(file, referenced)).flatMap((file) => facts.get(keyOf(file)) ?? [])
  return { earlier: earlierIndex(articles), facts, referenced }
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
      const judged = isArticle(file, library.referenced) ? subject : asAttachment(subject)
      const findings = inOrder(checkSubject(judged, contextOf(file)).map(reportedFinding))
      documents.push({ findings, kind: judged.kind, path: file.path, title: judged.document?.meta.title ?? null })
    }
    onProgress?.(documents.length + skipped.length, files.length)
    await new Promise(setImmediate)
  }
  return { complete: true, documents, skipped }
}
