import type { Reading } from '../../read/reading.ts'
import { type Question, questionId } from '../pages/faqsPage.ts'
import type { NavItem } from '../parts/header.ts'
import { loadBody } from './loadBody.ts'

const MAX_QUESTIONS = 500

/** Questions by category, newest first in each. */
export const loadFaqs = async (reading: Reading, origin: string): Promise<Question[]> => {
  const found = await reading.find('faqs', {
    fields: ['answer', 'category', 'demo', 'slug', 'title'],
    limit: MAX_QUESTIONS,
    sort: { category: 1, publishedAt: -1 },
  })
  return Promise.all(
    found.map(async ({ answer, category, demo, slug, title }) => ({
      answer: await loadBody(reading, answer, `${origin}/faqs/`), category: category?.trim() || '其他', demo, slug, title,
    })),
  )
}

/** The newest questions, as links to their answers. */
export const loadNewestFaqs = async (reading: Reading, limit: number): Promise<NavItem[]> => {
  const found = await reading.find('faqs', { fields: ['slug', 'title'], limit, sort: { publishedAt: -1 } })
  return found.map(({ slug, title }) => ({ title, url: `/faqs/#${questionId(slug)}` }))
}
