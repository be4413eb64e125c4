import type { Hiding } from '../shared/hiding.ts'
import type { ElementTraits } from './htmlElements.ts'
import type { OpenTag } from './stylePath.ts'

/** What an element's start tag tells beside its name; `background` is the plain colour it sets itself, null where none. */
export type Opening = { index: number; isHidden: boolean; background: string | null; inherited: Inherited | null }

/** Ways of hiding that what stands inside may take back: those an element uses, and those about which it says something. */
export type Inherited = { hides: readonly Hiding[]; says: readonly Hiding[] }

type Open = OpenTag & Omit<Opening, 'inherited'> & { traits: ElementTraits; wasForeign: boolean; unseen: readonly Hiding[] }

const NONE: readonly Hiding[] = []

/**
 * The elements a scan stands in. End tags that authors leave out are supplied; an end tag without its start is ignored. Each
 * element costs the same however deep it stands.
 */
export class OpenElements {
  /** Inside SVG or MathML. */
  isForeign = false
  /** How many of the open elements hide what they hold. */
  hiddenDepth = 0
  private readonly open: Open[] = []
  private readonly counts = new Map<string, number>()
  private readonly onClose: (name: string, traits: ElementTraits) => void

  constructor(onClose: (name: string, traits: ElementTraits) => void) {
    this.onClose = onClose
  }

  /** Whether an element of this name is open. */
  has(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 0
  }

  /** Closes what this start tag ends. */
  makeRoom({ closes, breaksOut }: ElementTraits): void {
    if (breaksOut) while (this.isForeign) this.pop()
    if (closes) while (closes.has(this.open.at(-1)?.name ?? '')) this.pop()
  }

  /** The innermost open element. */
  get innermost(): OpenTag | null {
    return this.open.at(-1) ?? null
  }

  /** The plain colour behind what comes next, null where none was set. */
  get background(): string | null {
    return this.open.at(-1)?.background ?? null
  }

  /** How the innermost element is kept out of sight in ways it could take back. */
  get unseen(): readonly Hiding[] {
    return this.open.at(-1)?.unseen ?? NONE
  }

  push(name: string, traits: ElementTraits, { index, isHidden, background, inherited }: Opening): void {
    const parent = this.open.at(-1) ?? null
    const above = parent?.unseen ?? NONE
    const unseen = inherited ? [...above.filter((way) => !inherited.says.includes(way)), ...inherited.hides] : above
    this.open.push({ name, traits, index, isHidden, unseen, background: background ?? parent?.background ?? null, parent, wasForeign: this.isForeign })
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
    if (isHidden) this.hiddenDepth += 1
    if (traits.isForeign) this.isForeign = true
    else if (traits.isIntegration) this.isForeign = false
  }

  /** An end tag: closes its element and what is still open in it. */
  close(name: string): void {
    if (this.has(name)) while (this.pop() !== name) continue
  }

  pop(): string {
    const last = this.open.pop()
    if (!last) return ''
    const { name, traits } = last
    this.counts.set(name, (this.counts.get(name) ?? 1) - 1)
    if (last.isHidden) this.hiddenDepth -= 1
    this.isForeign = last.wasForeign
    this.onClose(name, traits)
    return name
  }
}
