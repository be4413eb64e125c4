/** Ways of a style to keep an element out of sight, each by the property that a later rule would have to take back. */
export type Hiding = 'display' | 'visibility' | 'opacity' | 'font-size' | 'text-indent' | 'offset' | 'clip' | 'transform' | 'box' | 'color'

const FAR = '-(?:[5-9]\\d{2}|\\d{4,}|(?:[5-9]\\d|\\d{3})(?:\\.\\d+)?r?em|(?:1[1-9]\\d|[2-4]\\d{2})(?:\\.\\d+)?(?:%|v[wh]))'
const WAYS: readonly (readonly [Hiding, RegExp])[] = [
  ['display', /(?:^|;)(?:display:none|content-visibility:hidden)/],
  ['visibility', /(?:^|;)visibility:(?:hidden|collapse)/],
  ['opacity', /(?:^|;)opacity:0?(?:\.0[01]?)?0*(?:%|;|!|$)|(?:^|;)filter:(?:alpha\(opacity=0\)|opacity\(0(?:\.0*)?%?\))/],
  ['font-size', /(?:^|;)font-size:(?:0(?:px|r?em|pt|%)?|0?\.\d+px|1px)(?:;|!|$)|(?:^|;)font:[a-z-]*0(?:px|r?em|pt|%)?[/a-z"']/],
  ['offset', new RegExp(`(?:^|;)(?:margin|margin-left|margin-top):${FAR}|(?:^|;)transform:translate[xy]?\\(${FAR}`)],
  ['clip', /(?:^|;)clip:rect\((?:0|1px)(?:px)?,|(?:^|;)clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00)/],
  ['transform', /(?:^|;)transform:scale(?:[xy]|3d)?\(0[,)]/],
]
/** Without a position of its own an element stays where it is, whatever these say (CSS Positioned Layout §3). */
const MOVED = new RegExp(`(?:^|;)(?:left|top|right|bottom|inset):${FAR}`)
const POSITIONED = /(?:^|;)position:(?!static)/
const INDENT = new RegExp(`(?:^|;)text-indent:${FAR}`)
const ZERO_BOX = /(?:^|;)(?:width|height|max-height|max-width):[01](?:px|r?em|%)?(?:;|!|$)/
/** Letters without colour; with a shadow, a clipped background or a picture in their place something is seen. */
const TRANSPARENT = /(?:^|;)color:(?:transparent|rgba\(\d+,\d+,\d+,0(?:\.0*)?\))(?:;|!|$)/
const SEEN_OTHERWISE = /text-shadow|background|text-fill|text-stroke|url\(/
/** Ways that what stands inside takes back by a declaration of its own. */
export const INHERITED: readonly Hiding[] = ['visibility', 'font-size', 'color']
const SHOWN: Readonly<Record<Hiding, RegExp>> = {
  color: /(?:^|;)color:/,
  display: /(?:^|;)(?:display|content-visibility):/, visibility: /(?:^|;)visibility:/, opacity: /(?:^|;)(?:opacity|filter):/, 'font-size': /(?:^|;)font(?:-size)?:/, 'text-indent': /(?:^|;)text-indent:/,
  offset: /(?:^|;)(?:left|top|right|bottom|inset|margin(?:-left|-top)?|transform):/, clip: /(?:^|;)clip(?:-path)?:/, transform: /(?:^|;)transform:/, box: /(?:^|;)(?:(?:max-)?(?:width|height)|overflow(?:-[xy])?):/,
}
const NAMED: Readonly<Record<string, string>> = {
  white: '#ffffff', black: '#000000', red: '#ff0000', green: '#008000', blue: '#0000ff', yellow: '#ffff00', gray: '#808080', grey: '#808080', silver: '#c0c0c0', navy: '#000080', maroon: '#800000', snow: '#fffafa', ivory: '#fffff0',
}

/** Declarations without comments and white space, lower case. */
export const compactStyle = (style: string): string =>
  style.toLowerCase().replace(/rgb\(\s{0,9}(\d{1,3})\s{1,9}(\d{1,3})\s{1,9}(\d{1,3})\s{0,9}\)/g, 'rgb($1,$2,$3)').replace(/\/\*.*?(?:\*\/|$)|\s+/gs, '')

/**
 * How declarations (compact) hide their element, null where they do not. An indent with a picture in place of its text hides nothing.
 * @param isPositioned whether offsets move the element; a style sheet may say so elsewhere
 */
export function hidingOf(compact: string, isPositioned = POSITIONED.test(compact)): Hiding | null {
  const way = WAYS.find(([, rule]) => rule.test(compact))
  if (way) return way[0]
  if (isPositioned && MOVED.test(compact)) return 'offset'
  if (INDENT.test(compact) && !compact.includes('url(')) return 'text-indent'
  if (ZERO_BOX.test(compact) && /overflow(?:-[xy])?:(?:hidden|clip)/.test(compact)) return 'box'
  return isInkless(compact) ? 'color' : null
}

/** Letters in no colour, or in that of their ground. */
function isInkless(compact: string): boolean {
  if (TRANSPARENT.test(compact) && !SEEN_OTHERWISE.test(compact)) return true
  const ink = colorIn(compact, 'color')
  return ink !== null && ink === colorIn(compact, 'background')
}

/** What declarations that hide nothing could take back. */
export const shownBy = (compact: string): Hiding[] => (Object.keys(SHOWN) as Hiding[]).filter((way) => SHOWN[way].test(compact))

/** A plain colour that declarations (compact) set, as `#rrggbb`; null where they set none or more than a colour. */
export function colorIn(compact: string, property: 'color' | 'background'): string | null {
  const value = (property === 'color' ? /(?:^|;)color:([^;!]+)/ : /(?:^|;)background(?:-color)?:([^;!]+)/).exec(compact)?.[1]
  if (value === undefined) return null
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value)
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join('')}`
  const parts = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(value)
  if (parts) return `#${parts.slice(1).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
  const hsl = /^hsl\((\d+)(?:deg)?,(\d+)%,(\d+)%\)$/.exec(value)
  if (hsl) return fromHsl(Number(hsl[1]), Number(hsl[2]) / 100, Number(hsl[3]) / 100)
  return /^#[\da-f]{6}$/.test(value) ? value : (NAMED[value] ?? null)
}

/** CSS Color §7.1. */
function fromHsl(hue: number, saturation: number, lightness: number): string {
  const part = (n: number): string => {
    const k = (n + hue / 30) % 12
    const value = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(value * 255).toString(16).padStart(2, '0')
  }
  return `#${part(0)}${part(8)}${part(4)}`
}

const ZERO_SIDE = /(?:^|;)(?:width|height):[01](?:px|r?em|%)?(?:;|!|$)/

/** Whether declarations (compact) leave nothing to see of an element that shows no more than its box, as `marquee` does. */
export const isZeroBox = (compact: string): boolean => ZERO_SIDE.test(compact)
