import type { ContentElement } from '../../model/contentNode.ts'
import { isHiddenStyle } from '../../../shared/isHiddenStyle.ts'
import { styleOf } from './styleOf.ts'
import { stylesheetOf, type Stylesheet } from './stylesheetOf.ts'

const WHITE = new Set(['#fefefe', '#fff', '#ffffff', 'rgb(255,255,255)', 'rgba(255,255,255,1)', 'white'])
const SHRUNK = /(?:^|;)(?:font-size:(?:0?\.\d+|1)(?:px|pt)|color:(?:transparent|rgba\([^)]*,0(?:\.0+)?\))|transform:scale\(0(?:\.0\d*)?\)|clip-path:(?:inset\((?:50|100)%|circle\(0)|(?:max-)?height:0(?:px)?(?:;|!|$)|width:0(?:px)?(?:;|!|$)|filter:alpha\(opacity=0\)|zoom:0|opacity:0?\.0\d)/

const isTiny = ({ attributes, tag }: ContentElement): boolean =>
  tag === 'marquee' && ['height', 'width'].some((name) => /^[0-4]$/.test(attributes[name] ?? ''))

const hides = (element: ContentElement, style: string): boolean => {
  if ('hidden' in element.attributes || isTiny(element)) return true
  return style !== '' && (isHiddenStyle(style) || SHRUNK.test(style.toLowerCase().replace(/\s+/g, '')))
}

const colour = (value: string | undefined): null | string => {
  if (value === undefined) return null
  const plain = value.replace(/!important/, '').replace(/\s+/g, '')
  return WHITE.has(plain) ? 'white' : plain
}

const textColour = (element: ContentElement, style: string): null | string =>
  colour(styleOf(style).get('color')) ?? (element.tag === 'font' ? colour(element.attributes['color']?.toLowerCase()) : null)

const backColour = (element: ContentElement, style: string): null | string => {
  const declared = styleOf(style)
  return colour(declared.get('background-color') ?? declared.get('background')?.split(/\s+/)[0]) ?? colour(element.attributes['bgcolor']?.toLowerCase())
}

/** The only wrapper of a link's words: `<a><font color=white>…`. */
const wrappers = (element: ContentElement): ContentElement[] => {
  const shown = element.children.filter((child) => child.kind === 'element' || child.text.trim() !== '')
  const [only] = shown
  return shown.length === 1 && only?.kind === 'element' ? [only, ...wrappers(only)] : []
}

/** Words in the colour of what is behind them. White ones without a known background count unless a class may give one. */
const isCamouflaged = (chain: readonly ContentElement[], styleFor: (element: ContentElement) => string): boolean => {
  const inwards = [...chain].reverse()
  const text = inwards.map((element) => textColour(element, styleFor(element))).find((one) => one !== null)
  if (text === undefined || text === null) return false
  const back = inwards.map((element) => backColour(element, styleFor(element))).find((one) => one !== null)
  if (back !== undefined && back !== null) return back === text
  return text === 'white' && inwards.every(({ attributes }) => attributes['class'] === undefined)
}

/** How an element is kept out of sight (by itself, by what it stands in, or by the colour of its words), or null. `styles` is the page's CSS. */
export const hiddenBy = (element: ContentElement, ancestors: readonly ContentElement[], styles: string): null | string => {
  const sheet: Stylesheet = stylesheetOf(styles)
  const chain = [...ancestors, element]
  const styleFor = (one: ContentElement): string => {
    const own = one.attributes['style'] ?? ''
    return sheet.length === 0 ? own : `${sheet.filter(({ fits }) => fits(one, ancestors)).map(({ declarations }) => declarations).join(';')};${own}`
  }
  if ([...chain, ...wrappers(element)].some((one) => hides(one, styleFor(one)))) return '不显示、移出屏幕或没有大小'
  return isCamouflaged([...chain, ...wrappers(element)], styleFor) ? '文字与背景同色' : null
}
