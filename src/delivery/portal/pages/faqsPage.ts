import { html, type SafeHtml } from '../html.ts'
import type { Page } from '../layout.ts'
import { columnTags } from '../pageTags.ts'

export type Question = { answer: SafeHtml; category: string; demo?: boolean; slug: string; title: string }

const COLUMN = {
  description: '业务办理与系统使用中的常见问题与解答。',
  keywords: ['常见问题', '业务办理', '系统使用'],
  name: '常见问题',
  type: '咨询投诉',
}

/** Inside the closed answer, so that a link to it opens it. */
export const questionId = (slug: string): string => `faq-${slug}`

const renderQuestion = (question: Question): SafeHtml => html`<details><summary>${question.title}</summary><div class="body" id="${questionId(question.slug)}">${question.answer}</div></details>
`

const renderCategory = (category: string, questions: readonly Question[], index: number): SafeHtml => html`<section aria-labelledby="category-${index + 1}">
<h2 id="category-${index + 1}">${category}<small>${questions.length} 问</small></h2>
${questions.map(renderQuestion)}
</section>`

/** Questions and answers by category; answers open without scripts. */
export const faqsPage = (questions: readonly Question[]): Page => {
  const categories = [...new Set(questions.map(({ category }) => category))]
  return {
    content: html`<div class="wrap"><div class="panel faqs">
<div class="page-head"><h1>${COLUMN.name}</h1><p>共 ${questions.length} 问</p></div>
${questions.length === 0 && html`<p class="empty">暂无常见问题。</p>`}
${categories.map((category, index) => renderCategory(category, questions.filter((question) => question.category === category), index))}
</div></div>`,
    demo: questions.some(({ demo }) => demo),
    description: COLUMN.description,
    path: '/faqs/',
    tags: columnTags(COLUMN),
    title: COLUMN.name,
    trail: [{ title: COLUMN.name, url: '/faqs/' }],
  }
}
