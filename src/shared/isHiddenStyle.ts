const HIDING = [
  /(?:^|;)display:none/,
  /(?:^|;)visibility:(?:hidden|collapse)/,
  /(?:^|;)opacity:0(?:\.0*)?(?:;|!|$)/,
  /(?:^|;)font-size:0(?:px|em|pt|%)?(?:;|!|$)/,
  /(?:^|;)text-indent:-\d{3,}/,
  /(?:^|;)(?:left|top|right|bottom|margin-left|margin-top):-\d{3,}/,
  /(?:^|;)clip:rect\(0/,
]
const ZERO_BOX = /(?:^|;)(?:width|height|max-height|max-width):[01](?:px|em)?(?:;|!|$)/

/** True when an inline style keeps an element out of sight: not displayed, no size, transparent or off the screen. */
export function isHiddenStyle(style: string): boolean {
  const compact = style.toLowerCase().replace(/\/\*.*?\*\/|\s+/gs, '')
  return HIDING.some((rule) => rule.test(compact)) || (ZERO_BOX.test(compact) && compact.includes('overflow:hidden'))
}
