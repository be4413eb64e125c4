import { normalisePath } from '../normalisePath.ts'
import { pathAndAncestors } from '../matchRedirect.ts'
import { gramsOf, nameIn } from './grams.ts'

/** A live page, or an older address (`name`) that leads to it. */
export type Candidate = { name?: string; title: string; url: string }

export type SuggestionReason = 'moved' | 'parent' | 'same-name' | 'similar-name' | 'similar-title'

/** Where a missing path may have been meant to lead; `score` from 0 to 1. */
export type Suggestion = { reason: SuggestionReason; score: number; title: string; to: string }

type Wanted = { best: Map<string, Suggestion>; grams: ReadonlySet<string>; name: string; parents: ReadonlySet<string>; path: string; titleGrams: ReadonlySet<string> }

const MOST = 3
const LEAST_NAME = 0.5
const LEAST_TITLE = 0.35

/** Common pieces of two texts: 2·|A∩B| / (|A|+|B|) (Dice 1945). */
const dice = (common: number, one: number, other: number): number => (one + other === 0 ? 0 : (2 * common) / (one + other))

const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

/**
 * Finds pages for missing paths. It holds the paths, not the site: pages are offered one by one, however many there are,
 * and each path keeps its best three. `toPinyin` spells Chinese as slugs are spelt.
 */
export class SuggestionIndex {
  private readonly byGram = new Map<string, Wanted[]>()
  private readonly byName = new Map<string, Wanted[]>()
  private readonly byParent = new Map<string, Wanted[]>()
  private readonly wanted: Wanted[]

  constructor(paths: Iterable<string>, toPinyin: (text: string) => string) {
    this.wanted = [...paths].map((path) => this.add(path, toPinyin))
  }

  private add(path: string, toPinyin: (text: string) => string): Wanted {
    const written = nameIn(path)
    const name = hasChinese(written) ? toPinyin(written) : written
    const titleGrams = hasChinese(written) ? gramsOf(written, 2) : new Set<string>()
    const wanted: Wanted = { best: new Map(), grams: gramsOf(name, 3), name, parents: new Set(pathAndAncestors(path).slice(1)), path, titleGrams }
    const put = (map: Map<string, Wanted[]>, key: string) => map.set(key, [...(map.get(key) ?? []), wanted])
    put(this.byName, name)
    for (const gram of [...wanted.grams, ...titleGrams]) put(this.byGram, gram)
    for (const parent of wanted.parents) if (parent !== '/') put(this.byParent, parent)
    return wanted
  }

  private keep(wanted: Wanted, suggestion: Suggestion): void {
    const known = wanted.best.get(suggestion.to)
    if (known && known.score >= suggestion.score) return
    wanted.best.set(suggestion.to, suggestion)
    if (wanted.best.size <= MOST) return
    const [worst] = [...wanted.best.values()].sort((one, other) => one.score - other.score)
    if (worst) wanted.best.delete(worst.to)
  }

  private countCommon(grams: ReadonlySet<string>): Map<Wanted, number> {
    const common = new Map<Wanted, number>()
    for (const gram of grams) for (const wanted of this.byGram.get(gram) ?? []) common.set(wanted, (common.get(wanted) ?? 0) + 1)
    return common
  }

  private offerName(name: string, page: { moved: boolean; title: string; to: string }): void {
    const { moved, title, to } = page
    for (const wanted of this.byName.get(name) ?? []) this.keep(wanted, { reason: moved ? 'moved' : 'same-name', score: moved ? 0.95 : 1, title, to })
    const grams = gramsOf(name, 3)
    for (const [wanted, common] of this.countCommon(grams)) {
      const score = dice(common, grams.size, wanted.grams.size) * 0.9
      if (score >= LEAST_NAME && wanted.name !== name) this.keep(wanted, { reason: moved ? 'moved' : 'similar-name', score, title, to })
    }
  }

  private offerTitle(title: string, to: string): void {
    const grams = gramsOf(title, 2)
    for (const [wanted, common] of this.countCommon(grams)) {
      const score = dice(common, grams.size, wanted.titleGrams.size) * 0.9
      if (score >= LEAST_TITLE) this.keep(wanted, { reason: 'similar-title', score, title, to })
    }
  }

  offer({ name, title, url }: Candidate): void {
    this.offerName(nameIn(name ?? url), { moved: name !== undefined, title, to: url })
    if (name === undefined && hasChinese(title)) this.offerTitle(title, url)
    const own = normalisePath(url)
    const depth = own.split('/').length
    for (const wanted of this.byParent.get(own) ?? []) this.keep(wanted, { reason: 'parent', score: 0.1 + depth / 100, title, to: url })
  }

  /** The suggestions of each path, best first. */
  results(): Map<string, Suggestion[]> {
    return new Map(this.wanted.map(({ best, path }) => [path, [...best.values()].sort((one, other) => other.score - one.score)]))
  }
}
