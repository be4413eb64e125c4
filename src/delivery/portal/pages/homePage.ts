import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { columnTags } from '../pageTags.ts'
import { type NavItem, SERVICE_PAGES } from '../parts/header.ts'
import { icons } from '../parts/icons.ts'
import { type Item, renderDay, renderLines, renderPicture } from '../parts/items.ts'
import { monthText } from '../parts/monthText.ts'
import { renderValidity } from '../parts/policyStatus.ts'
import type { Site } from '../site.ts'
import { LIST_LABELS } from './applicationsPage.ts'
import type { PolicyLine } from './policiesPage.ts'
import { pointsText } from './scoresPage.ts'

export type Block = { items: readonly Item[]; url: string | null }
export type CategoryCount = { count: number; id: string; list: 'central' | 'local'; name: string }
export type RankLine = { center: string; demo?: boolean; rank?: number; total?: number }

export type HomePageData = {
  categories: readonly CategoryCount[]
  faqs: readonly NavItem[]
  news: Block
  notices: Block
  policies: Block
  ranking: { period: string; rows: readonly RankLine[] } | null
  waivers: readonly PolicyLine[]
}

const SERVICES: Readonly<Record<string, { hint: string; icon: SafeHtml }>> = {
  '/applications/': { hint: '中央标准与地方特色', icon: icons.apps },
  '/centers/': { hint: '各市州窗口与联系方式', icon: icons.centers },
  '/faqs/': { hint: '业务办理与系统使用', icon: icons.faqs },
  '/policies/': { hint: '查验没有问题免收费', icon: icons.policies },
  '/scores/': { hint: '月度得分与排名', icon: icons.scores },
}

const renderService = ({ title, url }: { title: string; url: string }): SafeHtml =>
  html`<li><a href="${url}">${SERVICES[url]?.icon}<span><strong>${title}</strong><small>${SERVICES[url]?.hint}</small></span></a></li>
`

const renderHero = (site: Site): SafeHtml => html`<div class="hero"><div class="wrap">
<h1>${site.name}</h1>
<p>一个平台、一次提交、一次办结，为外贸企业提供通关、物流、退税与金融服务</p>
<ul class="services">${SERVICE_PAGES.map(renderService)}</ul>
</div></div>`

type Section = { className?: string; content: SafeHtml; id: string; title: string; url: string | null }

const renderSection = ({ className, content, id, title, url }: Section): SafeHtml => html`<section class="panel block ${className}" aria-labelledby="${id}">
<div class="block-head"><h2 id="${id}">${title}</h2>${url !== null && html`<a href="${url}" aria-label="更多${title}">更多</a>`}</div>
${content}
</section>`

const nothing = html`<p class="empty">暂无内容。</p>`

const linesOf = (items: readonly Item[]): SafeHtml => (items.length > 0 ? renderLines(items) : nothing)

const renderFeature = (item: Item): SafeHtml => html`<div class="feature">
${item.picture && renderPicture({ ...item.picture, alt: '' })}
<div><h3><a href="${item.url}">${item.title}</a></h3>
${item.summary?.trim() && html`<p class="summary">${item.summary}</p>`}
<p class="meta">${renderDay(item.date)}</p></div></div>`

const renderNews = ({ items }: Block): SafeHtml => {
  const feature = items.find((item) => item.picture) ?? items[0]
  if (!feature) return nothing
  return html`<div class="news">${renderFeature(feature)}${linesOf(items.filter((item) => item !== feature))}</div>`
}

const renderWaivers = (waivers: readonly PolicyLine[]): SafeHtml =>
  waivers.length === 0 ? nothing : html`<ul class="lines">${waivers.map((policy) => html`<li><a href="${policy.url}">${policy.title}</a>${renderValidity(policy.validity)}</li>
`)}</ul>`

const renderFaqs = (faqs: readonly NavItem[]): SafeHtml =>
  faqs.length === 0 ? nothing : html`<ul class="lines two">${faqs.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>
`)}</ul>`

const renderCategories = (categories: readonly CategoryCount[]): SafeHtml =>
  categories.length === 0 ? nothing : html`${(['central', 'local'] as const).map((list) => html`<h3>${LIST_LABELS[list]}</h3>
<ul class="chips">${categories.filter((each) => each.list === list).map(({ count, id, name }) => html`<li><a href="/applications/#${id}">${name}<span class="count">${count}</span></a></li>
`)}</ul>`)}`

const renderRanking = (ranking: HomePageData['ranking']): SafeHtml =>
  ranking === null ? nothing : html`<table class="data ranking"><caption>${monthText(ranking.period)}</caption>
<thead><tr><th scope="col">排名</th><th scope="col">服务中心</th><th scope="col" class="number">总分</th></tr></thead>
<tbody>${ranking.rows.map(({ center, rank, total }) => html`<tr><td class="rank"><span${(rank ?? 99) <= 3 && html` class="top"`}>${rank ?? '—'}</span></td><th scope="row">${center}</th><td class="number total">${pointsText(total)}</td></tr>
`)}</tbody></table>`

const isDemo = ({ news, notices, policies, ranking, waivers }: HomePageData): boolean =>
  [...news.items, ...notices.items, ...policies.items, ...waivers, ...(ranking?.rows ?? [])].some(({ demo }) => demo)

/** The entrance: services, news, notices, policies, applications, ranking. */
export const homePage = (data: HomePageData, site: Site): Page => ({
  content: html`${renderHero(site)}
<div class="wrap home">
${renderSection({ className: 'wide', content: renderNews(data.news), id: 'home-news', title: '要闻动态', url: data.news.url })}
${renderSection({ content: linesOf(data.notices.items), id: 'home-notices', title: '通知公告', url: data.notices.url })}
${renderSection({ className: 'half', content: linesOf(data.policies.items), id: 'home-policies', title: '政策文件', url: data.policies.url })}
${renderSection({ className: 'half', content: renderWaivers(data.waivers), id: 'home-waivers', title: '减免费用政策', url: '/policies/' })}
${renderSection({ className: 'wide', content: renderCategories(data.categories), id: 'home-applications', title: '应用目录', url: '/applications/' })}
${renderSection({ className: 'tall', content: renderRanking(data.ranking), id: 'home-ranking', title: '服务中心考核', url: '/scores/' })}
${renderSection({ className: 'wide', content: renderFaqs(data.faqs), id: 'home-faqs', title: '常见问题', url: '/faqs/' })}
</div>`,
  demo: isDemo(data),
  description: `${site.name}门户网站：新闻资讯、通知公告、政策文件、应用入口与服务中心考核。`,
  path: '/',
  tags: columnTags({ description: `${site.name}首页`, keywords: [site.name, '外贸', '口岸'], name: '首页', type: '首页' }),
})
