import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import { renderSearchForm, SERVICE_PAGES } from '../parts/header.ts'

export type Message = { detail: string; status: number; title: string }

/** A page that says why there is nothing here, and where to go instead. */
export const messagePage = ({ detail, status, title }: Message): Page => ({
  content: html`<div class="wrap"><div class="panel message">
<p class="code" aria-hidden="true">${status}</p>
<h1>${title}</h1>
<p>${detail}</p>
${renderSearchForm('q2')}
<ul class="chips"><li><a href="/">返回首页</a></li>${SERVICE_PAGES.map((item) => html`<li><a href="${item.url}">${item.title}</a></li>`)}</ul>
</div></div>`,
  title,
})
