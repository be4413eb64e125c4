import { stat } from 'node:fs/promises'
import path from 'node:path'

import { asAttachment, checkSubject } from './checkSubject.edge.ts'
import { readSubject } from './files/readSubject.edge.ts'
import type { ContentFinding } from './finding.ts'
import type { RuleContext } from './rules/ruleContext.ts'

/**
 * Checks one uploaded file that articles offer, `name` in the folder `root`: whether it opens, is what it says, and its words. No finding
 * carries a fix: a file is not mended in its place. Rejects with ENOENT where the file is gone.
 */
export const checkUpload = async (root: string, name: string, context: RuleContext): Promise<ContentFinding[]> => {
  const { size } = await stat(path.join(root, name))
  const subject = await readSubject({ path: name, root, size })
  if (subject.kind === 'skipped') return []
  return checkSubject(asAttachment(subject), context).map(({ fix: _, ...finding }) => finding)
}
