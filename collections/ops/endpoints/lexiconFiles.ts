import type { Endpoint } from 'payload'

import type { LexiconActions } from '../../../hooks/lexiconActions.ts'
import type { OpsParts } from '../opsParts.ts'
import { fileEndpoint } from './fileEndpoint.ts'
import { guardedAction } from './operatorAction.ts'

/**
 * `POST /api/lexicon/import {file, dryRun}` (CSV or xlsx, base64): everything or nothing, what becomes of each line; `POST /api/lexicon/try {text}`: what
 * the words of a text are told; `GET /api/lexicon/export`: the house's entries as CSV, in the form that import takes.
 */
export const lexiconFiles = ({ settings: { access } }: OpsParts, actions: LexiconActions): Endpoint[] => [
  guardedAction({
    act: async (req, { dryRun, file }) => ({ ...(await actions.importFile(req, { dryRun: dryRun === true, file })) }),
    may: (req) => access.curate(req.user), path: '/import', refused: '当前账号不能改动词库；词库由审核和运维人员维护 (not allowed)。',
  }),
  guardedAction({ act: (req, { text }) => actions.tryOut(req, text), may: (req) => access.read(req.user), path: '/try', refused: '没有查看词库的权限 (forbidden)。' }),
  fileEndpoint({ make: actions.exportFile, may: (req) => access.read(req.user), path: '/export', refused: '没有查看词库的权限 (forbidden)。' }),
]
