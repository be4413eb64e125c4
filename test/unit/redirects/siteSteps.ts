import fc from 'fast-check'

import { REDIRECT_STATUSES } from '../../../src/redirects/types.ts'
import type { SiteModel } from './siteModel.ts'

/** One thing somebody does to the site. */
export type SiteStep = { act: (site: SiteModel) => Promise<void> | void; toString: () => string }

const COLUMNS = ['c1', 'c2', 'c3', 'c4']
const ARTICLES = ['n1', 'n2', 'n3', 'n4', 'n5']
const SLUGS = ['a', 'b', 'c', 'd', 'e']

const column = fc.constantFrom(...COLUMNS)
const article = fc.constantFrom(...ARTICLES)
const slug = fc.constantFrom(...SLUGS)
const parent = fc.option(column, { nil: null })

const path = fc.oneof(
  fc.tuple(slug, fc.option(slug, { nil: null }), fc.option(slug, { nil: null })).map(([one, two, file]) => `/${[one, two].filter(Boolean).join('/')}${file ? `/${file}.html` : ''}`),
  fc.constantFrom('/旧', '/old/x', '/old'),
)
const target = fc.oneof({ arbitrary: path, weight: 8 }, { arbitrary: fc.constantFrom('https://www.example.org/x', '/elsewhere'), weight: 1 }, { arbitrary: fc.constant(null), weight: 1 })
const status = fc.constantFrom(...REDIRECT_STATUSES.filter((each) => each !== 410))

const step = (text: string, act: SiteStep['act']): SiteStep => ({ act, toString: () => text })

const steps = {
  createArticle: fc.tuple(article, slug, column).map(([id, name, at]) => step(`create article ${id} ${name} in ${at}`, (site) => site.createArticle(id, name, at))),
  createColumn: fc.tuple(column, slug, parent).map(([id, name, above]) => step(`create column ${id} ${name} in ${above}`, (site) => site.createColumn(id, name, above))),
  deleteColumn: column.map((id) => step(`delete column ${id}`, (site) => site.deleteColumn(id))),
  dropRule: fc.nat(20).map((index) => step(`drop rule ${index}`, (site) => site.dropRule(index))),
  mergeColumns: fc.tuple(column, column).map(([id, into]) => step(`merge ${id} into ${into}`, (site) => site.mergeColumns(id, into))),
  moveArticle: fc.tuple(article, column).map(([id, at]) => step(`move article ${id} to ${at}`, (site) => site.placeArticle(id, { column: at }))),
  moveColumn: fc.tuple(column, parent).map(([id, above]) => step(`move column ${id} to ${above}`, (site) => site.placeColumn(id, { parent: above }))),
  renameArticle: fc.tuple(article, slug).map(([id, name]) => step(`rename article ${id} ${name}`, (site) => site.placeArticle(id, { slug: name }))),
  renameColumn: fc.tuple(column, slug).map(([id, name]) => step(`rename column ${id} ${name}`, (site) => site.placeColumn(id, { slug: name }))),
  rule: fc
    .record({ from: path, keepRest: fc.boolean(), match: fc.constantFrom('exact' as const, 'exact' as const, 'prefix' as const), status, to: target })
    .map((rule) => step(`rule ${JSON.stringify(rule)}`, (site) => site.saveRule({ ...rule, status: rule.to === null ? 410 : rule.status }))),
  setArticle: fc
    .tuple(article, fc.constantFrom('deleted', 'draft', 'draft', 'public', 'public', 'public', 'trashed'))
    .map(([id, state]) => step(`article ${id} ${state}`, (site) => site.setArticle(id, state))),
}

/** What stands at the beginning: two columns, one below, an article in each. */
export const begin = (site: SiteModel): void => {
  site.createColumn('c1', 'a', null)
  site.createColumn('c2', 'b', null)
  site.createColumn('c3', 'c', 'c1')
  site.createArticle('n1', 'a', 'c1')
  site.createArticle('n2', 'b', 'c2')
  site.createArticle('n3', 'c', 'c3')
}

/** Sequences of what people do to it. */
export const siteSteps = ({ maxLength }: { maxLength: number }): fc.Arbitrary<SiteStep[]> => fc.array(fc.oneof(...Object.values(steps)), { maxLength, minLength: 5, size: 'max' })
