import type { Reading } from '../../read/reading.ts'
import type { Question } from '../pages/faqsPage.ts'
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
