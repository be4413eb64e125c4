import { html, type SafeHtml } from '../html.ts'

export type PolicyValidity = 'current' | 'expired' | 'superseded' | 'upcoming'

export const VALIDITY_LABELS: Readonly<Record<PolicyValidity, string>> = { current: '现行有效', expired: '已失效', superseded: '已被替代', upcoming: '尚未生效' }

/** Whether a policy applies, as a word on a coloured ground. */
export const renderValidity = (validity: PolicyValidity): SafeHtml => html`<span class="badge badge-${validity}">${VALIDITY_LABELS[validity]}</span>`
