import path from 'node:path'

import type { Db } from 'mongodb'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { checkUpload } from '../../src/content/checkUpload.edge.ts'
import { bareContext, type RuleContext } from '../../src/content/rules/ruleContext.ts'
import { ensureError } from '../../src/shared/errors.ts'
import { PORTAL_SLUGS } from '../../src/shared/slugs.ts'
import { houseLexicon } from '../../src/store/houseLexicon.ts'
import { recordDocumentChecks } from '../../src/store/recordDocumentChecks.ts'
import { forgetChecked, goneUploads, noteChecked, type UncheckedUpload, uncheckedUploads } from '../../src/store/uncheckedUploads.ts'
import { closeIncident, type IncidentInput, openIncident } from '../incident.ts'
import type { Task } from '../task.ts'
import type { TaskContext } from '../taskContext.ts'

/** Files of one run; the next one comes a minute later. */
const PART = 100

const incidentKey = (id: string): string => `checkUploads:${id}`
const isMissing = (thrown: unknown): boolean => typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOENT'

const incidentOf = ({ _id, filename, title }: UncheckedUpload, { now, thrown }: { now: Date; thrown: unknown }): IncidentInput => {
  const name = title ?? filename
  const told = isMissing(thrown)
    ? { detail: `附件“${name}”（${filename}）有记录，但上传文件夹里没有这个文件，读者下载会失败。请在“附件”中重新上传，或从备份恢复 uploads 文件夹。`, title: `附件文件缺失：${name}` }
    : { detail: `附件“${name}”（${filename}）检查时出错，其他附件不受影响。请打开附件看看；仍不行时请把本条交给技术人员。错误：${ensureError(thrown).message}`, title: `无法检查附件：${name}` }
  return { ...told, key: incidentKey(_id.toHexString()), kind: 'content', now, severity: 'error', source: 'checkUploads' }
}

type Check = { context: RuleContext; now: Date; req: PayloadRequest; root: string }

/** Number of findings. A file that cannot be checked is told as an incident and keeps no other waiting. */
const checkOne = async (db: Db, upload: UncheckedUpload, { context, now, req, root }: Check): Promise<number> => {
  const id = upload._id.toHexString()
  try {
    const findings = await checkUpload(root, upload.filename, context)
    await recordDocumentChecks(req, { collection: PORTAL_SLUGS.attachments, findings, id, now, title: upload.title ?? upload.filename })
    await closeIncident(db, incidentKey(id), now)
    return findings.length
  } catch (thrown) {
    await openIncident(db, incidentOf(upload, { now, thrown }))
    return 0
  }
}

const closeGone = async (db: Db, req: PayloadRequest, now: Date): Promise<void> => {
  for (const gone of await goneUploads(db)) {
    const id = gone.toHexString()
    await recordDocumentChecks(req, { collection: PORTAL_SLUGS.attachments, findings: [], id, now, title: id })
    await closeIncident(db, incidentKey(id), now)
    await forgetChecked(db, gone)
  }
}

/** Looks into the files that were uploaded or replaced: personal data, wrong words, files that do not open. Findings stand on the attachment. */
export const checkUploads = ({ db, env }: TaskContext, payload: Payload): Task => ({
  exclusive: () => 'checkUploads',
  handler: async ({ now, signal }) => {
    const req = await createLocalReq({}, payload)
    const at = now()
    const uploads = await uncheckedUploads(db, { limit: PART, now: at })
    const context = uploads.length > 0 ? { ...bareContext(at), lexicon: await houseLexicon(payload) } : bareContext(at)
    const counts = { files: 0, findings: 0 }
    for (const upload of uploads) {
      if (signal.aborted) break
      counts.findings += await checkOne(db, upload, { context, now: at, req, root: path.resolve(env.DATA_DIR, 'uploads/attachments') })
      await noteChecked(db, upload._id, at)
      counts.files += 1
    }
    await closeGone(db, req, at)
    return counts
  },
  name: 'checkUploads',
})
