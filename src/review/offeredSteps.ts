import { decideTransition, REVIEW_ACTIONS, type ReviewAction, type TransitionFacts } from './decideTransition.ts'

/** A step as the person may take it now; `reason` says why not. An emergency publication is a step of its own. */
export type OfferedStep = { action: 'emergency' | ReviewAction; allowed: boolean; reason: null | string }

type Standing = Omit<TransitionFacts, 'action' | 'emergency' | 'publishAt' | 'reason'>

const ASKED = [...REVIEW_ACTIONS, 'emergency'] as const

/**
 * Every step that the state of the text asks for, and whether this person may take it. Reason and time are taken to be given: the step
 * itself is judged again with what is really given.
 */
export const offeredSteps = (standing: Standing): OfferedStep[] => {
  const publishAt = new Date(standing.now.getTime() + 1)
  const steps = ASKED.flatMap((action): OfferedStep[] => {
    const emergency = action === 'emergency'
    const step = decideTransition({ ...standing, action: emergency ? 'publish' : action, emergency, publishAt, reason: '-' })
    if (step.kind !== 'refused') return [{ action, allowed: true, reason: null }]
    return step.code === 'STATE_INVALID' ? [] : [{ action, allowed: false, reason: step.message }]
  })
  const mayPublish = steps.some(({ action, allowed }) => action === 'publish' && allowed)
  return steps.filter(({ action }) => action !== 'emergency' || !mayPublish)
}
