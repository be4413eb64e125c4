import { html, type SafeHtml } from '../html.ts'

export type Pager = { page: number; pages: number; urlOf: (page: number) => string }

/** Pages shown on either side of the present one. */
const AROUND = 2

const shown = (page: number, pages: number): number[] =>
  [...new Set([1, ...Array.from({ length: AROUND * 2 + 1 }, (_, index) => page - AROUND + index), pages])].filter((number) => number >= 1 && number <= pages)

const renderStep = (title: string, url: string, rel: string): SafeHtml => html`<li><a href="${url}" rel="${rel}">${title}</a></li>`

const renderNumbers = ({ page, pages, urlOf }: Pager): SafeHtml[] =>
  shown(page, pages).map((number, index, numbers) => {
    const gap = index > 0 && number - (numbers[index - 1] ?? 0) > 1 && html`<li class="gap" aria-hidden="true">…</li>`
    return html`${gap}<li><a href="${urlOf(number)}" aria-label="第 ${number} 页"${number === page && html` aria-current="page"`}>${number}</a></li>`
  })

/** Links to the other pages of a list; nothing when there is only one. */
export const renderPager = (pager: Pager): SafeHtml | null => {
  const { page, pages, urlOf } = pager
  if (pages < 2) return null
  return html`<nav class="pager" aria-label="分页"><ul>
${page > 1 && renderStep('上一页', urlOf(page - 1), 'prev')}
${renderNumbers(pager)}
${page < pages && renderStep('下一页', urlOf(page + 1), 'next')}
</ul></nav>`
}
