/** Ways of a style to keep an element out of sight, each by the property that a later rule would have to take back. */
export type Hiding = 'display' | 'visibility' | 'opacity' | 'font-size' | 'text-indent' | 'offset' | 'clip' | 'transform' | 'box' | 'color'

const FAR = '-(?:[5-9]\\d{2}|\\d{4,})'
const WAYS: readonly (readonly [Hiding, RegExp])[] = [
  ['display', /(?:^|;)display:none/],
  ['visibility', /(?:^|;)visibility:(?:hidden|collapse)/],
  ['opacity', /(?:^|;)opacity:0?(?:\.0*)?(?:%|;|!|$)|(?:^|;)filter:alpha\(opacity=0\)/],
  ['font-size', /(?:^|;)font-size:(?:0(?:px|r?em|pt|%)?|0?\.\d+px|1px)(?:;|!|$)/],
  ['offset', new RegExp(`(?:^|;)(?:left|top|right|bottom|margin|margin-left|margin-top):${FAR}|(?:^|;)transform:translate[xy]?\\(${FAR}`)],
  ['clip', /(?:^|;)clip:rect\((?:0|1px)(?:px)?,|(?:^|;)clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00)/],
  ['transform', /(?:^|;)transform:scale(?:[xy]|3d)?\(0[,)]/],
]
const INDENT = new RegExp(`(?:^|;)text-indent:${FAR}`)
const ZERO_BOX = /(?:^|;)(?:width|height|max-height|max-width):[01](?:px|r?em|%)?(?:;|!|$)/
const SHOWN: Readonly<Record<Exclude<Hiding, 'color'>, RegExp>> = {
  display: /(?:^|;)display:/, visibility: /(?:^|;)visibility:/, opacity: /(?:^|;)(?:opacity|filter):/, 'font-size': /(?:^|;)font(?:-size)?:/, 'text-indent': /(?:^|;)text-indent:/,
  offset: /(?:^|;)(?:left|top|right|bottom|margin(?:-left|-top)?|transform):/, clip: /(?:^|;)clip(?:-path)?:/, transform: /(?:^|;)transform:/, box: /(?:^|;)(?:(?:max-)?(?:width|height)|overflow):/,
}
const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' }

/** Declarations without comments and white space, lower case. */
export const compactStyle = (style: string): string => style.toLowerCase().replace(/\/\*.*?(?:\*\/|$)|\s+/gs, '')

/** How declarations (compact) hide their element, null where they do not. An indent with a picture in place of its text hides nothing. */
export function hidingOf(compact: string): Hiding | null {
  const way = WAYS.find(([, rule]) => rule.test(compact))
  if (way) return way[0]
  if (INDENT.test(compact) && !compact.includes('url(')) return 'text-indent'
  if (ZERO_BOX.test(compact) && /overflow:(?:hidden|clip)/.test(compact)) return 'box'
  const ink = colorIn(compact, 'color')
  return ink !== null && ink === colorIn(compact, 'background') ? 'color' : null
}

/** What declarations that hide nothing could take back. */
export const shownBy = (compact: string): Hiding[] => (Object.keys(SHOWN) as (keyof typeof SHOWN)[]).filter((way) => SHOWN[way].test(compact))

/** A plain colour that declarations (compact) set, as `#rrggbb`; null where they set none or more than a colour. */
export function colorIn(compact: string, property: 'color' | 'background'): string | null {
  const value = (property === 'color' ? /(?:^|;)color:([^;!]+)/ : /(?:^|;)background(?:-color)?:([^;!]+)/).exec(compact)?.[1]
  if (value === undefined) return null
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value)
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join('')}`
  const parts = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(value)
  if (parts) return `#${parts.slice(1).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
  return /^#[\da-f]{6}$/.test(value) ? value : (NAMED[value] ?? null)
}
