import { html, type SafeHtml, safeUrl } from '../html.ts'
import type { Page } from '../layout.ts'
import { columnTags } from '../pageTags.ts'

export type ApplicationLine = { category: string; demo?: boolean; entryUrl?: string; list: 'central' | 'local'; name: string; owner?: string; status?: string }

export const LIST_LABELS = { central: '中央标准应用', local: '地方特色应用' } as const

const STATUS_LABELS: Readonly<Record<string, string>> = { maintenance: '维护中', offline: '已下线' }

const COLUMN = {
  description: '国际贸易“单一窗口”中央标准应用与地方特色应用的办理入口，按业务类别排列。',
  keywords: ['应用目录', '中央标准应用', '地方特色应用', '办事入口'],
  name: '应用目录',
  type: '办事服务',
}

const LISTS = ['central', 'local'] as const

export type Category = { applications: ApplicationLine[]; id: string; name: string }

/** Applications of one list by category, categories in the order in which they first occur. */
export const categoriesOf = (applications: readonly ApplicationLine[], list: ApplicationLine['list']): Category[] => {
  const groups = new Map<string, Category>()
  for (const application of applications.filter((each) => each.list === list)) {
    const name = application.category.trim() || '其他'
    const group = groups.get(name) ?? { applications: [], id: `${list}-${groups.size + 1}`, name }
    group.applications.push(application)
    groups.set(name, group)
  }
  return [...groups.values()]
}

const renderApplication = ({ entryUrl, name, owner, status }: ApplicationLine): SafeHtml => {
  const address = status === 'offline' ? null : safeUrl(entryUrl)
  const state = STATUS_LABELS[status ?? '']
  return html`<li>${address === null ? html`<span>${name}</span>` : html`<a href="${address}" rel="external noopener">${name}</a>`}${state && html`<span class="badge badge-${status}">${state}</span>`}${owner?.trim() && html`<small>${owner}</small>`}</li>
`
}

const renderCategory = ({ applications, id, name }: Category): SafeHtml => html`<section class="category" aria-labelledby="${id}">
<h3 id="${id}">${name}<small>${applications.length} 项</small></h3>
<ul class="applications">${applications.map(renderApplication)}</ul>
</section>`

const renderList = (list: ApplicationLine['list'], categories: readonly Category[]): SafeHtml => {
  const total = categories.reduce((sum, { applications }) => sum + applications.length, 0)
  return html`<section class="application-list" aria-labelledby="${list}">
<h2 id="${list}">${LIST_LABELS[list]}<small>${total} 项</small></h2>
<nav aria-label="${LIST_LABELS[list]}类别"><ul class="chips">${categories.map(({ applications, id, name }) => html`<li><a href="#${id}">${name}<span class="count">${applications.length}</span></a></li>
`)}</ul></nav>
<div class="categories">${categories.map(renderCategory)}</div>
</section>`
}

/** The whole directory: two lists, each by category. */
export const applicationsPage = (applications: readonly ApplicationLine[]): Page => ({
  content: html`<div class="wrap"><div class="panel">
<div class="page-head"><h1>${COLUMN.name}</h1><p>共 ${applications.length} 项</p></div>
<p class="lead">${COLUMN.description}</p>
${applications.length === 0 && html`<p class="empty">暂无应用。</p>`}
${LISTS.map((list) => {
    const categories = categoriesOf(applications, list)
    return categories.length > 0 && renderList(list, categories)
  })}
</div></div>`,
  demo: applications.some(({ demo }) => demo),
  description: COLUMN.description,
  path: '/applications/',
  tags: columnTags(COLUMN),
  title: COLUMN.name,
  trail: [{ title: COLUMN.name, url: '/applications/' }],
})
