import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import { renderSearchForm, SERVICE_PAGES } from '../parts/header.ts'

const TEXTS = {
  404: { text: '您访问的地址没有对应的页面，可能是输入有误，也可能是链接已经失效。', title: '页面不存在' },
  410: { text: '该内容曾经公开，现已撤回或下线，不再提供访问。', title: '内容已撤回' },
  500: { text: '服务器处理请求时出错，请稍后再试。', title: '暂时无法访问' },
} as const

export type MessageStatus = keyof typeof TEXTS

/** A page that says why there is nothing here, and where to go instead. */
export const messagePage = (status: MessageStatus): Page => ({
  content: html`<div class="wrap"><div class="panel message">
<p class="code" aria-hidden="true">${status}</p>
<h1>${TEXTS[status].title}</h1>
<p>${TEXTS[status].text}</p>
${renderSearchForm('q2')}
<ul class="chips"><li><a href="/">返回首页</a></li>${SERVICE_PAGES.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)}</ul>
</div></div>`,
  title: TEXTS[status].title,
})
