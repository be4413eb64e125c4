import { followRules, type Standing } from '../../../src/redirects/followRules.ts'
import { normalisePath } from '../../../src/redirects/normalisePath.ts'
import { type Move, redirectsForMove, ruleKey } from '../../../src/redirects/redirectsForMove.ts'
import { repointedBy } from '../../../src/redirects/repointedBy.ts'
import { RuleTable } from '../../../src/redirects/ruleTable.ts'
import { judgeRemoval, type RuleSite, settleRule } from '../../../src/redirects/settleRule.ts'
import type { RedirectRule } from '../../../src/redirects/types.ts'
import { articleUrl, columnUrl } from '../../../src/shared/paths.ts'

type Column = { parent: null | string; slug: string }
type Article = { column: string; slug: string; state: 'deleted' | 'draft' | 'public' | 'trashed' }
type Address = [document: string, path: string]

/**
 * A site in memory that moves, merges and deletes like the portal, over the same functions that the hooks call. What the
 * portal refuses, it leaves undone.
 */
export class SiteModel {
  readonly articles = new Map<string, Article>()
  readonly columns = new Map<string, Column>()
  readonly everPublic = new Set<string>()
  automatic = new Set<string>()
  refusals = 0
  rules: RedirectRule[] = []

  columnPath(id: string): string {
    const { parent, slug } = this.columns.get(id) as Column
    return parent ? `${this.columnPath(parent)}/${slug}` : slug
  }

  addresses(): Address[] {
    const columns = [...this.columns.keys()].map((id): Address => [`columns:${id}`, columnUrl(this.columnPath(id))])
    const articles = [...this.articles].flatMap(([id, { column, slug, state }]): Address[] => (state === 'public' ? [[`news:${id}`, articleUrl(this.columnPath(column), slug)]] : []))
    return [...columns, ...articles]
  }

  private isBelow(id: string, above: string): boolean {
    for (let current: null | string = id; current; current = this.columns.get(current)?.parent ?? null) if (current === above) return true
    return false
  }

  private hasClash(): boolean {
    const paths = this.addresses().map(([, path]) => path)
    const slugs = [...this.articles.values()].filter(({ state }) => state !== 'deleted').map(({ slug }) => slug)
    return new Set(paths).size < paths.length || new Set(slugs).size < slugs.length
  }

  /** Makes a change, or none where two documents would share an address, and writes what its moves do to the rules. */
  private change(act: () => void, successors: ReadonlyMap<string, string> = new Map()): void {
    const before = new Map(this.addresses())
    const columns = new Map([...this.columns].map(([id, column]) => [id, { ...column }]))
    const articles = new Map([...this.articles].map(([id, article]) => [id, { ...article }]))
    act()
    if (this.hasClash()) {
      this.columns.clear()
      this.articles.clear()
      for (const [id, column] of columns) this.columns.set(id, column)
      for (const [id, article] of articles) this.articles.set(id, article)
      this.refusals += 1
      return
    }
    const after = new Map(this.addresses())
    for (const path of after.values()) this.everPublic.add(path)
    this.follow(before, after, successors)
  }

  private follow(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, successors: ReadonlyMap<string, string>): void {
    const documents = new Set([...before.keys(), ...after.keys()])
    const moves = [...documents].flatMap((document): Move[] => {
      const from = before.get(document) ?? null
      const successor = successors.get(document)
      const to = after.get(successor ?? document) ?? null
      return from === to ? [] : [{ document, from, to, ...(successor ? { successor } : {}) }]
    })
    const live = new Set(moves.flatMap(({ to }) => (to === null ? [] : [normalisePath(to)])))
    const plan = redirectsForMove({ isLive: (path) => live.has(path), moves, rules: this.rules })
    const gone = new Set([...plan.remove, ...plan.write].map(ruleKey))
    this.rules = [...this.rules.filter((rule) => !gone.has(ruleKey(rule))), ...plan.write]
    for (const { from } of moves) if (from !== null) this.automatic.add(ruleKey({ from, match: 'exact' }))
    for (const rule of plan.remove) this.automatic.delete(ruleKey(rule))
  }

  createColumn(id: string, slug: string, parent: null | string): void {
    if (this.columns.has(id) || (parent !== null && !this.columns.has(parent))) return
    this.change(() => this.columns.set(id, { parent, slug }))
  }

  placeColumn(id: string, change: Partial<Column>): void {
    const column = this.columns.get(id)
    if (!column || (change.parent && (!this.columns.has(change.parent) || this.isBelow(change.parent, id)))) return
    this.change(() => Object.assign(this.columns.get(id) as Column, change))
  }

  mergeColumns(id: string, into: string): void {
    if (id === into || !this.columns.has(id) || !this.columns.has(into) || this.isBelow(into, id)) return
    const act = () => {
      for (const column of this.columns.values()) if (column.parent === id) column.parent = into
      for (const article of this.articles.values()) if (article.column === id) article.column = into
      this.columns.delete(id)
    }
    this.change(act, new Map([[`columns:${id}`, `columns:${into}`]]))
  }

  deleteColumn(id: string): void {
    const holds = [...this.columns.values()].some(({ parent }) => parent === id) || [...this.articles.values()].some(({ column, state }) => column === id && state !== 'deleted')
    if (this.columns.has(id) && !holds) this.change(() => this.columns.delete(id))
  }

  createArticle(id: string, slug: string, column: string): void {
    if (this.columns.has(column) && !this.articles.has(id)) this.change(() => this.articles.set(id, { column, slug, state: 'public' }))
  }

  placeArticle(id: string, change: Partial<Pick<Article, 'column' | 'slug'>>): void {
    const article = this.articles.get(id)
    if (!article || article.state === 'deleted' || (change.column !== undefined && !this.columns.has(change.column))) return
    this.change(() => Object.assign(this.articles.get(id) as Article, change))
  }

  setArticle(id: string, state: Article['state']): void {
    const article = this.articles.get(id)
    const outOfTrash = article?.state === 'trashed' && state === 'public'
    if (article && article.state !== 'deleted' && !outOfTrash) this.change(() => Object.assign(this.articles.get(id) as Article, { state }))
  }

  private ruleSite(self: RedirectRule): RuleSite {
    const table = new RuleTable(this.rules.filter((rule) => ruleKey(rule) !== ruleKey(self)))
    const byPath = new Map(this.addresses().map(([document, url]) => [normalisePath(url), { document, title: document, url }]))
    return { around: async (rule) => table.around(rule), liveAt: async (path) => byPath.get(path) ?? null }
  }

  /** An operator's rule, new or in place of another on the same path. */
  async saveRule(rule: RedirectRule): Promise<void> {
    const from = normalisePath(rule.from)
    const settled = from === '/' ? null : await settleRule({ ...rule, from }, this.ruleSite({ ...rule, from }))
    if (settled?.kind !== 'settled') {
      this.refusals += 1
      return
    }
    const changed = [settled.rule, ...repointedBy(settled.rule, this.rules.filter((other) => ruleKey(other) !== ruleKey(settled.rule)))]
    const keys = new Set(changed.map(ruleKey))
    this.rules = [...this.rules.filter((other) => !keys.has(ruleKey(other))), ...changed]
  }

  /** Deletes a rule as an operator may: not one that a move wrote. */
  async dropRule(index: number): Promise<void> {
    const rule = this.rules[index % Math.max(1, this.rules.length)]
    if (!rule || this.automatic.has(ruleKey(rule)) || (await judgeRemoval(rule, this.ruleSite(rule)))) return
    this.rules = this.rules.filter((other) => other !== rule)
  }

  standingAt(path: string): Standing {
    const live = this.addresses().find(([, url]) => normalisePath(url) === path)
    return live ? { state: 'live', url: live[1] } : { state: 'unknown' }
  }

  visit(url: string) {
    return followRules({ rulesFor: async () => this.rules, standingAt: async (path) => this.standingAt(path) }, url)
  }
}
