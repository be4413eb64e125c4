import { compactStyle, type Hiding, hidingOf, INHERITED, shownBy } from '../shared/hiding.ts'

/** One element as selectors see it. `own` are properties that its inline style sets. */
export type StyledElement = { name: string; id: string; classes: readonly string[]; own: readonly string[] }

type Compound = { name: string; id: string; classes: readonly string[] }
type Step = Compound & { isChild: boolean }
type HidingRule = { way: Hiding; steps: readonly Step[]; isImportant: boolean }
type ShowingRule = { ways: ReadonlySet<Hiding>; last: Compound }

/** What a style sheet hides, what it shows again under some condition, and which sheets it imports (as written). */
export type StyleRules = { hides: readonly HidingRule[]; shows: readonly ShowingRule[]; imports: readonly string[] }

export const NO_RULES: StyleRules = { hides: [], shows: [], imports: [] }

const MAY_HIDE = /display\s*:\s*none|content-visibility\s*:\s*hidden|visibility\s*:\s*(?:hidden|collapse)|opacity\s*[:=]\s*[0.]|font-size\s*:\s*[01.]|-\d{3,}|overflow(?:-[xy])?\s*:\s*(?:hidden|clip)|clip(?:-path)?\s*:|scale(?:[xy]|3d)?\(\s*0|filter\s*:\s*opacity|font\s*:[^;]{0,40}\b0|color\s*:/i
const IMPORT = /@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/gi
/** Media every reader on a screen has. */
const ALWAYS = /^@media\s*(?:only\s+)?(?:all|screen)?\s*$/i
const NOT_RULES = /^@(?:-\w+-)?(?:keyframes|font-face|page|counter-style|property)/i
const SIMPLE = /^[\w\u0080-\uffff#.*>\s-]+$/
const MAX_RULES = 20_000
/** What a sheet hides is looked for in its beginning; sheets people write are shorter. */
const MAX_CSS = 1024 * 1024
/** Longer selectors and deeper blocks hide nothing that people wrote. */
const MAX_PRELUDE = 2000
const MAX_DEPTH = 16
/** Selectors looked at of one rule. */
const MAX_CHOICES = 200

/** Reads a style sheet for what it hides; selectors with conditions (`:hover`, `[…]`) hide nothing for sure. Works on any input. */
export function styleRules(css: string): StyleRules {
  const imports = css.includes('@import') ? [...css.matchAll(IMPORT)].map((match) => match[1] ?? '') : []
  if (!MAY_HIDE.test(css)) return imports.length > 0 ? { ...NO_RULES, imports } : NO_RULES
  const hides: HidingRule[] = []
  const shows: ShowingRule[] = []
  for (const { selectors, style, isAlways } of rulesOf(css.slice(0, MAX_CSS).replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ''))) {
    if (hides.length + shows.length > MAX_RULES) break
    const way = hidingOf(style, true)
    if (way !== null && isAlways) hides.push(...selectors.flatMap((selector) => hidingRule(selector, way, style.includes('!important'))))
    const ways = shownBy(style).filter((shown) => shown !== way)
    if (ways.length > 0) shows.push(...selectors.map((selector) => ({ ways: new Set(ways), last: lastCompound(selector) })))
  }
  return { hides, shows: hides.length > 0 ? shows : [], imports }
}

type Rule = { selectors: string[]; style: string; isAlways: boolean }

function* rulesOf(css: string): Generator<Rule> {
  const open: string[] = []
  let start = 0
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    const text = css.slice(start, index)
    start = index + 1
    if (brace === '{') {
      const prelude = text.slice(text.lastIndexOf(';') + 1).trim()
      open.push(prelude.length > MAX_PRELUDE ? '' : prelude)
      continue
    }
    const head = open.pop() ?? ''
    if (head === '' || open.includes('') || open.length > MAX_DEPTH || head.startsWith('@') || open.some((at) => NOT_RULES.test(at) || /^@media[^{]*print/i.test(at))) continue
    yield { selectors: nested([...open.filter((at) => !at.startsWith('@')), head]), style: compactStyle(text), isAlways: open.every((at) => !/^@media/i.test(at) || ALWAYS.test(at)) }
  }
}

const CHOICE = /:(?:is|where)\(([^()]{1,500})\)/
const LIST = /(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+/g

/** The selectors of a list, `:is()` and `:where()` written out. */
function listed(prelude: string): string[] {
  if (!prelude.includes('(')) return prelude.split(',')
  let selectors: string[] = prelude.match(LIST) ?? []
  for (let rest = MAX_CHOICES; rest > 0 && selectors.length < MAX_CHOICES && selectors.some((one) => CHOICE.test(one)); rest -= 1) selectors = selectors.flatMap(written)
  return selectors.slice(0, MAX_CHOICES)
}

function written(selector: string): string[] {
  const [whole, options] = CHOICE.exec(selector) ?? []
  return whole === undefined || options === undefined ? [selector] : options.split(',').map((option) => selector.replace(whole, () => option.trim()))
}

/** What rules inside one another are about (CSS Nesting §3): `.a{.b{}}` is about `.a .b`, `.a{&.b{}}` about `.a.b`. */
function nested(preludes: readonly string[]): string[] {
  const join = (outer: string, inner: string): string => (inner.includes('&') ? inner.replaceAll('&', () => outer) : `${outer} ${inner}`)
  return preludes.map(listed).reduce((outers, inners) => outers.flatMap((outer) => inners.map((inner) => join(outer, inner))).slice(0, MAX_CHOICES))
}

function compound(text: string): Compound {
  const name = /^[\w-]+/.exec(text)?.[0].toLowerCase() ?? ''
  return { name, id: /#([^.#]+)/.exec(text)?.[1] ?? '', classes: [...text.matchAll(/\.([^.#]+)/g)].map((match) => match[1] ?? '') }
}

const isEmpty = ({ name, id, classes }: Compound): boolean => name === '' && id === '' && classes.length === 0

function hidingRule(selector: string, way: Hiding, isImportant: boolean): HidingRule[] {
  if (!SIMPLE.test(selector)) return []
  const parts = selector.replace(/\s*>\s*/g, ' >').trim().split(/\s+/)
  const steps = parts.map((part) => ({ ...compound(part.replace(/^>/, '')), isChild: part.startsWith('>') }))
  const last = steps.at(-1)
  return last && (steps.length > 1 || !isEmpty(last)) ? [{ way, steps, isImportant }] : []
}

/** What a selector is about, its conditions left out: `li:hover > ul.sub` is about `ul.sub`. */
const lastCompound = (selector: string): Compound => compound(selector.replace(/\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?/g, '').trim().split(/[\s>+~]+/).at(-1) ?? '')

const fits = (element: StyledElement, { name, id, classes }: Compound): boolean =>
  (name === '' || name === element.name) && (id === '' || id === element.id) && classes.every((one) => element.classes.includes(one))

/** Whether `part` is said of everything that `whole` is said of. */
const within = (part: Compound, whole: Compound): boolean =>
  (part.name === '' || part.name === whole.name) && (part.id === '' || part.id === whole.id) && part.classes.every((one) => whole.classes.includes(one))

/** Whether the element at `at` is what a selector is about; from its last step to its first, by all elements that may stand for each. */
function matches(path: readonly StyledElement[], at: number, steps: readonly Step[]): boolean {
  let isChild = true
  let candidates = [at]
  for (const step of steps.toReversed()) {
    if (!isChild) candidates = Array.from({ length: Math.max(...candidates) + 1 }, (_, above) => above)
    candidates = candidates.filter((one) => path[one] !== undefined && fits(path[one], step)).map((one) => one - 1)
    if (candidates.length === 0) return false
    isChild = step.isChild
  }
  return true
}

/**
 * Whether these sheets keep an element out of sight, by a rule about it or about one it stands in. What some rule shows again
 * (menus on hover, tabs, responsive parts) is not hidden.
 * @param path elements from the root to the one asked about
 */
export function isHiddenBy(sheets: readonly StyleRules[], path: readonly StyledElement[]): boolean {
  return sheets.some(({ hides }) => hides.some((rule) => path.some((element, at) => matches(path, at, rule.steps) && !isTakenBack(rule, path, at) && !isShown(rule, element, sheets))))
}

/** By the inline style of the element itself or, where what is inside may differ, of one inside it. */
const isTakenBack = ({ way, isImportant }: HidingRule, path: readonly StyledElement[], at: number): boolean =>
  (!isImportant && path[at]?.own.includes(way)) || (INHERITED.includes(way) && path.slice(at + 1).some(({ own }) => own.includes(way)))

function isShown({ way, steps }: HidingRule, element: StyledElement, sheets: readonly StyleRules[]): boolean {
  const last = steps.at(-1)
  if (last === undefined) return false
  const isSame = (shown: Compound): boolean => (isEmpty(last) ? fits(element, shown) : within(last, shown))
  const byId = last.id === ''
  return sheets.some(({ shows }) => shows.some((rule) => rule.ways.has(way) && (isSame(rule.last) || (byId && rule.last.id !== '' && fits(element, rule.last)))))
}
