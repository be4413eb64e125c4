import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { columnTags } from '../pageTags.ts'
import { renderDay } from '../parts/items.ts'
import { type PolicyValidity, VALIDITY_LABELS } from '../parts/policyStatus.ts'

export type PolicyLine = {
  demo?: boolean
  documentNumber?: string
  effectiveFrom: Date
  /** Last day of validity, inclusive. */
  effectiveTo?: Date | null
  title: string
  url: string
  validity: PolicyValidity
}

export const POLICIES_COLUMN = {
  description: '海关查验没有问题的外贸企业减免吊装、移位、仓储等费用的政策，含现行、尚未生效与历史政策。',
  keywords: ['减免费用', '查验免收费', '吊装', '移位', '仓储'],
  name: '减免费用政策',
  type: '政策文件',
}

const ORDER: readonly PolicyValidity[] = ['current', 'upcoming', 'superseded', 'expired']

const renderRow = (policy: PolicyLine): SafeHtml => html`<tr>
<th scope="row"><a href="${policy.url}">${policy.title}</a></th>
<td>${policy.documentNumber ?? '—'}</td>
<td>${renderDay(policy.effectiveFrom)} ${policy.effectiveTo ? html`至 ${renderDay(policy.effectiveTo)}` : '起'}</td>
</tr>
`

const renderGroup = (validity: PolicyValidity, policies: readonly PolicyLine[]): SafeHtml => html`<section aria-labelledby="group-${validity}">
<h2 id="group-${validity}">${VALIDITY_LABELS[validity]}<small>${policies.length} 项</small></h2>
<table class="data policies">
<caption>${VALIDITY_LABELS[validity]}的减免费用政策，有效期含截止当日</caption>
<thead><tr><th scope="col">政策名称</th><th scope="col">文号</th><th scope="col">有效期</th></tr></thead>
<tbody>${policies.map(renderRow)}</tbody></table>
</section>`

/** All published fee-waiver policies, those in force first. */
export const policiesPage = (policies: readonly PolicyLine[]): Page => ({
  content: html`<div class="wrap"><div class="panel">
<div class="page-head"><h1>${POLICIES_COLUMN.name}</h1><p>共 ${policies.length} 项</p></div>
<p class="lead">${POLICIES_COLUMN.description}</p>
${policies.length === 0 && html`<p class="empty">暂无政策。</p>`}
${ORDER.map((validity) => {
    const group = policies.filter((policy) => policy.validity === validity)
    return group.length > 0 && renderGroup(validity, group)
  })}
</div></div>`,
  demo: policies.some(({ demo }) => demo),
  description: POLICIES_COLUMN.description,
  path: '/policies/',
  tags: columnTags(POLICIES_COLUMN),
  title: POLICIES_COLUMN.name,
  trail: [{ title: POLICIES_COLUMN.name, url: '/policies/' }],
})
