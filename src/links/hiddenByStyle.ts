import { flatten } from './flatten.ts'
import { normaliseUrl } from './normaliseUrl.ts'
import type { Target } from './registry.ts'
import { elementsOf } from './stylePath.ts'
import { isHiddenBy, NO_RULES, styleRules, type StyleRules } from './styleRules.ts'

/** The styles of one page: its own and the URLs of those it links. */
export type PageStyles = { own: readonly StyleRules[]; linked: readonly string[]; key: string }

type Sheet = { rules: StyleRules; imports: readonly string[] }
type Waiting = { target: Target; path: string; styles: PageStyles }

const MAX_TEXTS = 2000
const MAX_WAITING = 100_000

/** Tells links that a style sheet hides. Sheets come when they come: a link is told as hidden as soon as what hides it is known. */
export class HiddenByStyle {
  private readonly onHidden: (target: Target) => void
  private readonly sheets = new Map<string, Sheet>()
  private readonly texts = new Map<string, StyleRules>()
  private readonly answers = new Map<string, boolean>()
  private readonly waiting = new Map<string, Waiting>()

  /** @param onHidden called for a target that a sheet hides which came after it */
  constructor(onHidden: (target: Target) => void) {
    this.onHidden = onHidden
  }

  /** The styles of a page from the texts of its `<style>` elements and the URLs of its sheets. */
  styles(texts: readonly string[], linked: readonly string[]): PageStyles | null {
    const own = texts.map((text) => this.rulesOf(text)).filter(({ hides, shows }) => hides.length + shows.length > 0)
    return own.length + linked.length === 0 ? null : { own, linked, key: [...own.map((rules) => this.numberOf(rules)), ...linked].join(' ') }
  }

  /** Notes a style sheet that arrived. */
  addSheet(url: string, css: string): void {
    if (this.sheets.has(url)) return
    const rules = styleRules(css)
    const imports = rules.imports.flatMap((written) => {
      const resolved = normaliseUrl(written, url)
      return resolved.kind === 'http' ? [resolved.resource] : []
    })
    this.sheets.set(url, { rules, imports })
    if (rules === NO_RULES) return
    this.answers.clear()
    for (const [key, { target, path, styles }] of this.waiting) {
      if (!this.decide(path, styles)) continue
      this.waiting.delete(key)
      target.hidden = true
      this.onHidden(target)
    }
  }

  /** Whether a link in this place is hidden by what is known of its page's styles so far. */
  isHidden(target: Target, path: string, styles: PageStyles): boolean {
    const place = `${styles.key}\n${path}`
    const known = this.answers.get(place) ?? this.decide(path, styles)
    this.answers.set(place, known)
    if (!known && styles.linked.length > 0 && this.waiting.size < MAX_WAITING && !this.areAllKnown(styles.linked)) {
      this.waiting.set(`${target.url}\n${place}`, { target, path: flatten(path), styles })
    }
    return known
  }

  private decide(path: string, { own, linked }: PageStyles): boolean {
    const sheets = [...own, ...this.arrived(linked)]
    return sheets.some(({ hides }) => hides.length > 0) && isHiddenBy(sheets, elementsOf(path))
  }

  private arrived(urls: readonly string[], seen = new Set<string>()): StyleRules[] {
    return urls.flatMap((url) => {
      const sheet = seen.has(url) ? undefined : this.sheets.get(url)
      seen.add(url)
      return sheet ? [sheet.rules, ...this.arrived(sheet.imports, seen)] : []
    })
  }

  private areAllKnown(urls: readonly string[], seen = new Set<string>()): boolean {
    return urls.every((url) => {
      if (seen.has(url)) return true
      seen.add(url)
      const sheet = this.sheets.get(url)
      return sheet !== undefined && this.areAllKnown(sheet.imports, seen)
    })
  }

  private readonly numbers = new Map<StyleRules, number>()

  private numberOf(rules: StyleRules): number {
    const known = this.numbers.get(rules) ?? this.numbers.size
    this.numbers.set(rules, known)
    return known
  }

  private rulesOf(text: string): StyleRules {
    const known = this.texts.get(text)
    if (known) return known
    const rules = styleRules(text)
    if (this.texts.size < MAX_TEXTS) this.texts.set(flatten(text), rules)
    return rules
  }
}
