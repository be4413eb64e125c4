import type { Content } from './scanHtml.ts'

/** What is special about an element, for those who read pages without building a tree. */
export type ElementTraits = {
  isVoid: boolean
  content: Content
  /** Nobody reads its text. */
  isSilent: boolean
  /** It shows something that is not text, or may. */
  isVisible: boolean
  /** Begins and ends a line of its own. */
  isBlock: boolean
  /** Begins SVG or MathML. */
  isForeign: boolean
  /** HTML again inside SVG and MathML. */
  isIntegration: boolean
  /** Its start tag leaves SVG and MathML. */
  breaksOut: boolean
  /** Elements that its start tag ends where they are the innermost one: their end tags may be left out. */
  closes: ReadonlySet<string> | null
}

const words = (list: string): Set<string> => new Set(list.split(' '))

const VOID = words('area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr')
const RAW = words('script style xmp iframe noembed noframes')
const ESCAPABLE = words('title textarea')
const SILENT = words('script style template')
const VISIBLE = words('img svg video audio canvas iframe frame object embed script input button picture')
const BLOCK = words(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul',
)
const FOREIGN = words('svg math')
const INTEGRATION = words('mi mo mn ms mtext annotation-xml foreignobject desc title')
/** HTML standard §13.2.6.5. */
const BREAKS_OUT = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var',
)
const CLOSES: readonly (readonly [Set<string>, Set<string>])[] = [
  [words('tr'), words('tr th td')], [words('th'), words('th')], [words('td'), words('thead th td')], [words('tbody tfoot'), words('thead tbody')],
  [words('body'), words('head script')], [words('a'), words('a')], [words('li'), words('li')], [words('dd dt'), words('dd dt')], [words('rt rp'), words('rt rp')],
  [words('option'), words('option')], [words('optgroup'), words('optgroup option')], [words('h1 h2 h3 h4 h5 h6'), words('h1 h2 h3 h4 h5 h6 p')],
  [words('select input output button datalist textarea'), words('input option optgroup select button datalist textarea')],
  [words('p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul'), words('p')],
]

function contentOf(name: string): Content {
  if (RAW.has(name)) return 'raw'
  if (ESCAPABLE.has(name)) return 'escapable'
  return name === 'plaintext' ? 'plaintext' : 'markup'
}

const traits = (name: string): ElementTraits => ({
  isVoid: VOID.has(name), isSilent: SILENT.has(name), isVisible: VISIBLE.has(name), isBlock: BLOCK.has(name), isForeign: FOREIGN.has(name), isIntegration: INTEGRATION.has(name), breaksOut: BREAKS_OUT.has(name),
  content: contentOf(name), closes: CLOSES.find(([opened]) => opened.has(name))?.[1] ?? null,
})

const PLAIN = traits('x-unknown')
const KNOWN = new Map(
  [VOID, RAW, ESCAPABLE, SILENT, VISIBLE, BLOCK, FOREIGN, INTEGRATION, BREAKS_OUT, words('plaintext'), ...CLOSES.map(([opened]) => opened)].flatMap((names) => [...names].map((name) => [name, traits(name)])),
)

/** The traits of an element, by its name in lower case. */
export const traitsOf = (name: string): ElementTraits => KNOWN.get(name) ?? PLAIN
