import type { ContentReport } from '../report/contentReport.ts'

/** The report as JSON, version 1, document by document so that no long string is built. */
export function* writeJson({ version, summary, startedAt, finishedAt, complete, documents, skipped }: ContentReport): Generator<string> {
  yield `${JSON.stringify({ version, summary, startedAt, finishedAt, complete }).slice(0, -1)},"documents":[`
  for (const [index, { path, kind, title, findings }] of documents.entries()) yield `${index === 0 ? '' : ','}\n${JSON.stringify({ path, kind, title, findings })}`
  yield `\n],"skipped":${JSON.stringify(skipped)}}\n`
}
