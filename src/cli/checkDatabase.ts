import type { Db, Document } from 'mongodb'

import { portalOps } from '../../collections/portal/portalOps.ts'
import type { CheckedFiles } from '../content/checkFiles.edge.ts'
import { checkStored } from '../content/checkStored.edge.ts'
import type { CheckedDocument } from '../content/report/contentReport.ts'
import { inOrder, reportedFinding } from '../content/report/reportedFinding.ts'
import { bareContext, type RuleContext } from '../content/rules/ruleContext.ts'
import type { StoredFields } from '../content/storedInputs.ts'
import type { Env } from '../shared/env.ts'
import { OPS_SLUGS, PORTAL_SLUGS } from '../shared/slugs.ts'
import { readColumnProfiles } from '../store/readColumnProfiles.ts'
import { readHouseLexicon } from '../store/readHouseLexicon.ts'

type Options = { db: Db; env: Env; now: Date; onProgress: (done: number, total: number) => void; ownHosts: ReadonlySet<string>; signal: AbortSignal }

const BATCH = 100

const NOT_TRASHED = { deletedAt: null }

const collectionsOf = (env: Env): StoredFields[] =>
  Object.entries(portalOps(env).collections).flatMap(([slug, { checks, expects = [], richText = [], title }]) => (checks === false ? [] : [{ collection: slug, expects, richText, title }]))

const checkOne = async (doc: Document, fields: StoredFields, context: RuleContext): Promise<CheckedDocument> => {
  const title: unknown = doc[fields.title]
  const findings = await checkStored(doc, fields, context)
  return { findings: inOrder(findings.map(reportedFinding)), kind: 'document', path: `${fields.collection}/${String(doc['_id'])}`, title: typeof title === 'string' ? title : null }
}

/** Checks every stored document of the portal by the rules that run when it is saved and the settings of its column, a batch at a time; what is in the trash is left alone. */
export const checkDatabase = async ({ db, env, now, onProgress, ownHosts, signal }: Options): Promise<CheckedFiles> => {
  const context = { ...bareContext(now), lexicon: await readHouseLexicon(db.collection(OPS_SLUGS.lexicon)), ownHosts }
  const profileOf = await readColumnProfiles(db.collection(PORTAL_SLUGS.columns))
  const collections = collectionsOf(env)
  const counts = await Promise.all(collections.map(({ collection }) => db.collection(collection).countDocuments(NOT_TRASHED)))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const documents: CheckedDocument[] = []
  for (const fields of collections) {
    for await (const doc of db.collection(fields.collection).find(NOT_TRASHED, { batchSize: BATCH }).sort({ _id: 1 })) {
      if (signal.aborted) return { complete: false, documents, skipped: [] }
      documents.push(await checkOne(doc, fields, { ...context, profile: profileOf(String(doc['column'])) }))
      onProgress(documents.length, total)
    }
  }
  return { complete: true, documents, skipped: [] }
}
