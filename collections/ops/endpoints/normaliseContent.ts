import type { Endpoint } from 'payload'

import { CHANGE_NAMES } from '../../../src/content/normalise/change.ts'
import { normalise } from '../../../src/content/normalise/normalise.ts'
import { UserError } from '../../../src/shared/errors.ts'
import type { OpsParts } from '../opsParts.ts'
import { guardedAction } from './operatorAction.ts'

/** Changes shown in the preview; the count is always whole. */
const MOST_SHOWN = 500

/**
 * `POST /api/content/normalise` with `{body}`, a Lexical state: answers `{body, changes, total}` and stores nothing. Whether the result is
 * taken over is for the person in the edit view to say.
 */
export const normaliseContent = ({ settings }: OpsParts): Endpoint =>
  guardedAction({
    act: async (_req, { body }) => {
      const result = normalise(body)
      if (result.kind === 'unchanged') {
        throw new UserError('INPUT_INVALID', '这段正文的结构无法识别（没有根节点、嵌套过深或过大），没有改动。请把文字复制到新的文档中再排版。')
      }
      const changes = result.changes.slice(0, MOST_SHOWN).map((change) => ({ ...change, name: CHANGE_NAMES[change.kind] }))
      return { body: result.state, changes, total: result.changes.length }
    },
    may: (req) => settings.access.read(req.user), path: '/content/normalise', refused: '当前账号不能使用一键排版 (not allowed)。',
  })
