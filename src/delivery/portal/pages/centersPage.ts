import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { columnTags } from '../pageTags.ts'

export type CenterCard = { address?: string; contact?: string; demo?: boolean; name: string; phone?: string; region?: string; serviceWindow?: string }

const COLUMN = {
  description: '全省各市州外贸综合服务中心的地址、窗口与联系方式。',
  keywords: ['外贸综合服务中心', '联系方式', '服务窗口'],
  name: '外综服务中心',
  type: '办事服务',
}

const renderFact = (name: string, value?: string): SafeHtml | false => Boolean(value?.trim()) && html`<div><dt>${name}</dt><dd>${value}</dd></div>`

const renderCenter = (center: CenterCard): SafeHtml => html`<li><h2>${center.name}</h2><dl>
${renderFact('地区', center.region)}
${renderFact('地址', center.address)}
${renderFact('服务窗口', center.serviceWindow)}
${renderFact('联系人', center.contact)}
${renderFact('电话', center.phone)}
</dl></li>
`

/** The service centres of all cities and prefectures. */
export const centersPage = (centers: readonly CenterCard[]): Page => ({
  content: html`<div class="wrap"><div class="panel">
<div class="page-head"><h1>${COLUMN.name}</h1><p>共 ${centers.length} 个</p></div>
<p class="lead">${COLUMN.description}考核情况见<a href="/scores/">服务中心考核</a>。</p>
${centers.length === 0 ? html`<p class="empty">暂无服务中心。</p>` : html`<ul class="centers">${centers.map(renderCenter)}</ul>`}
</div></div>`,
  demo: centers.some(({ demo }) => demo),
  description: COLUMN.description,
  path: '/centers/',
  tags: columnTags(COLUMN),
  title: COLUMN.name,
  trail: [{ title: COLUMN.name, url: '/centers/' }],
})
