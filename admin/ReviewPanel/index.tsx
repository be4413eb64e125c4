'use client'

import { useTranslation } from '@payloadcms/ui'

import type { ReviewView } from '../../src/review/reviewView.ts'
import { shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { phrase } from '../shared/phrases.ts'
import { useReview } from '../shared/useReview.ts'
import { Changes } from './Changes.tsx'
import { Comments } from './Comments.tsx'
import '../shared/data.scss'
import './index.scss'

type Say = (zh: string, en: string) => string
type Part = { review: ReviewView; say: Say }

const STATES: Readonly<Record<ReviewView['state'], { en: string; zh: string }>> = {
  approved: { en: 'Approved', zh: '已通过，待发布' }, draft: { en: 'Draft', zh: '草稿' }, published: { en: 'Published', zh: '已发布' }, returned: { en: 'Sent back', zh: '已退回，待修改' },
  scheduled: { en: 'Scheduled', zh: '已安排定时发布' }, submitted: { en: 'Submitted', zh: '已送审' }, withdrawn: { en: 'Withdrawn', zh: '已撤回' },
}

/** The step a state asks for next; why it is not offered is said, of the others it is plain. */
const NATURAL: Readonly<Record<ReviewView['state'], readonly string[]>> = {
  approved: ['publish'], draft: ['submit'], published: ['approve'], returned: ['submit'], scheduled: ['publish'], submitted: ['approve'], withdrawn: ['submit'],
}

const at = (instant: string): string => shanghaiDateTime(new Date(instant))

const nextOf = ({ next, passed, state }: ReviewView, say: Say): null | string => {
  if (state === 'draft' || state === 'returned' || state === 'withdrawn') return say('下一步：由栏目编辑修改后提交审核。', 'Next: an editor of the column submits it.')
  if (next.length > 0) return state === 'approved' ? say(`下一步：可由 ${next.join('、')} 发布。`, `Next: ${next.join(', ')} may publish.`) : say(`下一步：可由 ${next.join('、')} 进行第 ${passed + 1} 级审核。`, `Next: ${next.join(', ')} may approve level ${passed + 1}.`)
  if (state === 'submitted' || state === 'approved') return say('下一步没有人可做：本栏目的审核人员都已参与撰写或审核。请管理员或栏目审核人增加审核人员。', 'Nobody may take the next step: name further reviewers.')
  return null
}

const Emergency = ({ review: { emergency, levels, passed }, say }: Part) =>
  emergency ? (
    <p className={emergency.open ? 'review-panel__alarm' : undefined}>
      {emergency.open ? <strong>{say(`紧急发布，待补审（${passed}/${levels} 级）`, `Emergency publication, approval overdue (${passed}/${levels})`)}</strong> : <strong>{say('紧急发布，已补审', 'Emergency publication, approved since')}</strong>}
      <span>{emergency.by} · {at(emergency.at)}</span>
      <span>{say('理由：', 'Reason: ')}{emergency.reason}</span>
    </p>
  ) : null

const Approvals = ({ review: { approvals, submitted }, say }: Part) => (
  <ol className="review-panel__trail">
    {submitted ? <li><b>{say('送审', 'Submitted')}</b><span>{submitted.by} · {at(submitted.at)}</span></li> : null}
    {approvals.map(({ at: instant, by, comment, level, valid }) => (
      <li key={`${level} ${instant}`}>
        <b>{say(`第 ${level} 级通过`, `Level ${level}`)}</b>
        <span>{by} · {at(instant)}{comment ? ` · ${comment}` : ''}</span>
        {valid ? null : <strong>{say('内容或引用的图片、附件在此后有改动，这次审核已失效', 'Changed since; this approval no longer counts')}</strong>}
      </li>
    ))}
  </ol>
)

const WhyNot = ({ review: { state, steps } }: Pick<Part, 'review'>) =>
  steps.filter(({ action, allowed, reason }) => !allowed && reason !== null && NATURAL[state].includes(action)).map(({ action, reason }) => <p className="review-panel__why" key={action}>{reason}</p>)

/** At the top of the side: how far the review of this document is, who is next, and what reviewers said. */
export const ReviewPanel = () => {
  const { i18n } = useTranslation()
  const review = useReview()
  const say: Say = (zh, en) => phrase(i18n.language, zh, en)
  if (!review) return null
  const { comments, createdBy, levels, live, mayWrite, passed, publishAt, remark, state, submitted } = review
  const next = nextOf(review, say)
  return (
    <section aria-label={say('审核', 'Review')} className="ops-panel review-panel">
      <h3>
        {say(STATES[state].zh, STATES[state].en)}
        <small>{say(`已通过 ${passed}/${levels} 级`, `${passed} of ${levels} levels`)}</small>
      </h3>
      {live && state !== 'published' ? <p>{say('门户上仍是此前发布的版本。', 'The portal still shows the version published before.')}</p> : null}
      <Emergency review={review} say={say} />
      {remark ? <p className="review-panel__remark">{remark}</p> : null}
      {publishAt ? <p>{say('将于 ', 'At ')}<time dateTime={publishAt}>{at(publishAt)}</time>{say('（北京时间）发布。', ' (Beijing time).')}</p> : null}
      <Approvals review={review} say={say} />
      {next === null ? null : <p>{next}</p>}
      <WhyNot review={review} />
      {comments.length > 0 ? <Comments comments={comments} mayTick={mayWrite} /> : null}
      <Changes besideLive={live && state !== 'published'} reviewed={submitted !== null} />
      {createdBy ? <small>{say('创建人：', 'Created by: ')}{createdBy}</small> : null}
    </section>
  )
}
