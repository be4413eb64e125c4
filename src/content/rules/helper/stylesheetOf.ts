import type { ContentElement } from '../../model/contentNode.ts'

/** A rule of a page's CSS, for selectors of tags, classes and ids. */
export type StyleRule = { declarations: string; fits: (element: ContentElement, ancestors: readonly ContentElement[]) => boolean }
export type Stylesheet = readonly StyleRule[]

type Compound = { classes: readonly string[]; id: null | string; tag: null | string }

const COMPOUND = /^(?<tag>[a-z][\w-]*|\*)?(?<rest>(?:[.#][\w\u0080-\uffff-]+)*)$/i
const MOST_RULES = 500

const compoundOf = (text: string): Compound | null => {
  const groups = COMPOUND.exec(text)?.groups
  if (!groups || text === '' || text === '*') return null
  const names = groups['rest']?.match(/[.#][^.#]+/g) ?? []
  return {
    classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
    id: names.find((name) => name.startsWith('#'))?.slice(1) ?? null,
    tag: groups['tag'] === undefined || groups['tag'] === '*' ? null : groups['tag'].toLowerCase(),
  }
}

const fitsCompound = ({ classes, id, tag }: Compound, element: ContentElement): boolean => {
  const names = (element.attributes['class'] ?? '').split(/\s+/)
  return (tag === null || tag === element.tag) && (id === null || id === element.attributes['id']) && classes.every((name) => names.includes(name))
}

/** Combinators are read as "somewhere inside"; selectors with states or attributes are left out. */
const ruleOf = (selector: string, declarations: string): StyleRule[] => {
  const compounds = selector.trim().split(/\s*[>+~]\s*|\s+/).map(compoundOf)
  const last = compounds.at(-1)
  if (!last || compounds.includes(null)) return []
  const outer = compounds.slice(0, -1).filter((one) => one !== null)
  return [{ declarations, fits: (element, ancestors) => fitsCompound(last, element) && outer.every((one) => ancestors.some((ancestor) => ancestor !== element && fitsCompound(one, ancestor))) }]
}

let kept: { sheet: Stylesheet; styles: string } = { sheet: [], styles: '' }

const parse = (styles: string): Stylesheet => {
  const plain = styles.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*print[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  return [...plain.matchAll(/([^{}@;]+)\{([^{}]*)\}/g)].slice(0, MOST_RULES).flatMap(([, selectors, declarations]) =>
    (selectors ?? '').split(',').flatMap((selector) => ruleOf(selector, declarations ?? '')))
}

/** The rules of a page's CSS that can be judged without a browser. The last one is kept, since a document asks for each link. */
export const stylesheetOf = (styles: string): Stylesheet => {
  if (styles === '') return []
  if (kept.styles !== styles) kept = { sheet: parse(styles), styles }
  return kept.sheet
}
