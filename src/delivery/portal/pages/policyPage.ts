import { shanghaiDateTime } from '../../../shared/shanghai.ts'
import { html, type HtmlValue, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { articleTags, columnTags } from '../pageTags.ts'
import { type AttachedFile, renderAttachments } from '../parts/attachments.ts'
import { renderDay } from '../parts/items.ts'
import { renderValidity } from '../parts/policyStatus.ts'
import type { Site } from '../site.ts'
import { POLICIES_COLUMN, type PolicyLine } from './policiesPage.ts'

type Related = { title: string; url: string }

export type PolicyPageData = PolicyLine & {
  attachments: readonly AttachedFile[]
  body: SafeHtml
  cargoKinds: readonly string[]
  exclusions: readonly string[]
  feeKinds: readonly string[]
  issuer?: string
  legalBasis?: string
  payer?: string
  places: readonly string[]
  publishedAt: Date
  /** The policy before this one. */
  replaces?: Related | null
  /** The policy after this one. */
  replacedBy?: Related | null
  summary?: string
}

const FEE_LABELS: Readonly<Record<string, string>> = { hoisting: '吊装', opening: '开箱', shifting: '移位', storage: '仓储', unpacking: '掏箱' }
const CARGO_LABELS: Readonly<Record<string, string>> = { boxTruck: '箱式货柜车', heavyContainer: '集装箱重箱' }

const named = (values: readonly string[], labels: Readonly<Record<string, string>>): string => values.map((value) => labels[value] ?? value).join('、')

const renderRow = (name: string, value: HtmlValue): SafeHtml | false =>
  value !== '' && value !== undefined && value !== null && value !== false && html`<tr><th scope="row">${name}</th><td>${value}</td></tr>
`

const renderRelated = (related?: Related | null): SafeHtml | null => (related ? html`<a href="${related.url}">${related.title}</a>` : null)

const renderFacts = (data: PolicyPageData): SafeHtml => html`<table class="data facts-table"><caption>政策要素</caption><tbody>
${renderRow('效力', renderValidity(data.validity))}
${renderRow('文号', data.documentNumber)}
${renderRow('发文机关', data.issuer)}
${renderRow('政策依据', data.legalBasis)}
${renderRow('减免费用', named(data.feeKinds, FEE_LABELS))}
${renderRow('适用货物', named(data.cargoKinds, CARGO_LABELS))}
${renderRow('不适用情形', data.exclusions.join('；'))}
${renderRow('适用场所', data.places.join('、'))}
${renderRow('费用承担', data.payer)}
${renderRow('有效期', html`${renderDay(data.effectiveFrom)} 起${data.effectiveTo && html`，至 ${renderDay(data.effectiveTo)}（含当日）`}`)}
${renderRow('替代的政策', renderRelated(data.replaces))}
${renderRow('由此政策替代', renderRelated(data.replacedBy))}
</tbody></table>`

/** One fee-waiver policy with its elements, its text and its neighbours in time. */
export const policyPage = (data: PolicyPageData, site: Site): Page => {
  const description = data.summary?.trim() || [data.title, data.documentNumber].filter(Boolean).join(' ')
  const facts = { description, publishedAt: data.publishedAt, source: data.issuer, title: data.title, url: site.origin + encodeURI(data.url) }
  return {
    content: html`<div class="wrap"><article class="panel article">
<h1>${data.title}</h1>
<dl class="facts"><div><dt>发布时间</dt><dd><time datetime="${data.publishedAt.toISOString()}">${shanghaiDateTime(data.publishedAt)}</time></dd></div>
${data.issuer?.trim() && html`<div><dt>来源</dt><dd>${data.issuer}</dd></div>`}</dl>
${renderFacts(data)}
<div class="body">${data.body}</div>
${renderAttachments(data.attachments)}
</article></div>`,
    demo: data.demo,
    description,
    path: data.url,
    tags: [...columnTags(POLICIES_COLUMN), ...articleTags(facts, site)],
    title: data.title,
    trail: [{ title: POLICIES_COLUMN.name, url: '/policies/' }, { title: data.title, url: data.url }],
  }
}
