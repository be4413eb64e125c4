import { HEADINGS, SENTENCES, STEPS, TITLES, WORDS } from './material/sentences.ts'
import { heading, image, type LexicalNode, type LexicalState, link, linkToNews, list, paragraph, state, table, text } from './lexical.ts'
import type { Random } from './random.ts'

type Word = keyof typeof WORDS

const fill = (template: string, random: Random): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'n' ? String(random.int(3, 98)) : random.pick(WORDS[name as Word])))

/** A title of an article. */
export const composeTitle = (random: Random): string => fill(random.pick(TITLES), random)

/** Some sentences as one text, none twice. */
export const composeText = (random: Random, sentences: number): string => random.sample(SENTENCES, sentences).map((each) => fill(each, random)).join('')

const figures = (random: Random): LexicalNode =>
  table([['地区', '票数', '同比'], ...random.sample(WORDS.city, 4).map((city) => [city, String(random.int(120, 980)), `${random.int(1, 29)}%`])])

export type Links = { earlier?: { id: string; title: string }; picture?: string; url: string }

/** A body with headings, paragraphs, a list, a table, links and perhaps an image. */
export const composeBody = (random: Random, { earlier, picture, url }: Links): LexicalState => {
  const [first = '', second = '', third = ''] = random.sample(HEADINGS, 3)
  return state([
    paragraph(text(composeText(random, 3))),
    heading('h2', first), paragraph(text(composeText(random, 4))), ...(picture ? [image(picture)] : []),
    heading('h2', second), list(random.pick(['bullet', 'number']), random.sample(STEPS, 4)), paragraph(text(composeText(random, 3))), figures(random),
    heading('h2', third), paragraph(text(composeText(random, 2)), text('原文见'), link(url, '发布单位网站的公开说明'), text('。')),
    ...(earlier ? [paragraph(text('相关阅读：'), linkToNews(earlier.id, earlier.title))] : []),
  ])
}
