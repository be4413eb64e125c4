export const SCORE_ACTIONS = ['confirm', 'publish', 'return', 'correct'] as const

export type ScoreAction = (typeof SCORE_ACTIONS)[number]
export type ScoreState = 'confirmed' | 'draft' | 'published'

export type ScoreFacts = {
  action: ScoreAction
  actor: string
  /** The newest published revision. */
  current: boolean
  /** Everybody who entered or changed values of this revision. */
  editedBy: readonly string[]
  isTrade: boolean
  missing: readonly string[]
  reason: string
  state: ScoreState
}

export type ScoreStep = { allowed: false; code: 'FORBIDDEN' | 'INPUT_INVALID' | 'STATE_INVALID'; message: string } | { allowed: true }

const FROM: Record<ScoreAction, ScoreState> = { confirm: 'draft', correct: 'published', publish: 'confirmed', return: 'confirmed' }
const STATES: Record<ScoreState, string> = { confirmed: '已确认', draft: '草稿', published: '已发布' }

const refuse = (code: 'FORBIDDEN' | 'INPUT_INVALID' | 'STATE_INVALID', message: string): ScoreStep => ({ allowed: false, code, message })

/** Whether a score may take this step: draft → confirmed by a second person → published; a correction is a new revision with its reason. */
export const decideScoreStep = (facts: ScoreFacts): ScoreStep => {
  const { action, actor, current, editedBy, isTrade, missing, reason, state } = facts
  if (!isTrade) return refuse('FORBIDDEN', '只有外贸处人员可以确认、发布或更正考核得分。')
  if (state !== FROM[action]) return refuse('STATE_INVALID', `当前状态为“${STATES[state]}”，此操作只用于“${STATES[FROM[action]]}”的得分。`)
  if (action === 'confirm' && editedBy.includes(actor)) return refuse('FORBIDDEN', '录入或修改过数据的人不能确认，请由另一人核对后确认。')
  if (action === 'confirm' && missing.length > 0) return refuse('INPUT_INVALID', `还缺指标值：${missing.join('、')}。`)
  if (action === 'correct' && !current) return refuse('STATE_INVALID', '这一版已被更正，请从最新一版更正。')
  if ((action === 'correct' || action === 'return') && !reason) return refuse('INPUT_INVALID', '请写明理由（reason）。')
  return { allowed: true }
}
