import type { DeliveryContext } from '../context.ts'
import { type Answer, htmlAnswer } from '../http/answer.ts'
import { type Failure, titleOf } from '../http/problem.ts'
import { renderPage } from './layout.ts'
import { loadFrame } from './load/loadFrame.ts'
import { messagePage } from './pages/messagePage.ts'
import { siteOf } from './site.ts'

const UNTRACKED = { depend: () => undefined, expireAt: () => undefined }

/**
 * The page a visitor sees where there is none: what happened and where to go on. Other failures may be the database's
 * own, so their page reads nothing and goes without the columns.
 */
export const errorPage = async (context: DeliveryContext, { detail, status }: Failure): Promise<Answer> => {
  const site = siteOf(context.env)
  const frame = status === 404 || status === 410 ? await loadFrame(context.openReading(UNTRACKED), site) : { nav: [], site }
  return htmlAnswer(renderPage(frame, messagePage({ detail, status, title: titleOf(status) })), status)
}
