/** A number or bullet typed at the start of a text. `order` is null for bullets. */
export type Marker = { kind: string; length: number; order: null | number }

const DIGITS = '零一二三四五六七八九'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const PARENTHESISED = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽'
const HAN = '[一二三四五六七八九十百零〇]{1,5}'

/** A Chinese number below 1,000; 0 where it is none. */
const hanNumber = (text: string): number => {
  const plain = text.replace(/[〇零]/g, '')
  const [, hundreds, tens, ones] = /^(?:([一二三四五六七八九])百)?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/.exec(plain) ?? []
  const digit = (char: string | undefined): number => (char ? DIGITS.indexOf(char) : 0)
  const ten = plain.includes('十') ? (tens ? digit(tens) : 1) : 0
  return digit(hundreds) * 100 + ten * 10 + digit(ones)
}

const orderOf = (number: string): number => {
  if (/\d/.test(number)) return Number(number)
  return /[a-z]/i.test(number) ? number.toLowerCase().charCodeAt(0) - 96 : hanNumber(number)
}

const SHAPES: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['章', new RegExp(`^第(${HAN})章(?=[\\s\\u3000])`)],
  ['节', new RegExp(`^第(${HAN})节(?=[\\s\\u3000])`)],
  ['条', new RegExp(`^第(${HAN})条(?=[\\s\\u3000])`)],
  ['一、', new RegExp(`^(${HAN})[、．.]`)],
  ['（一）', new RegExp(`^[（(](${HAN})[）)]`)],
  ['1.', /^(\d{1,2})(?:[.．](?![\d%])|、)/],
  ['1)', /^(\d{1,2})[)）]/],
  ['（1）', /^[（(](\d{1,2})[）)]/],
  ['1 ', /^(\d{1,2})[ \u00a0\u3000]{1,2}(?=\p{Script=Han}{2})/u],
  ['a.', /^([a-h])[.．、)）]/i],
]

const LIST_BULLET = /^(?:[•●○◆◇■□▪▫►▶➢✓✔※·∙]|[-*–—](?=[\s\u3000]))[\s\u3000]*/

const circled = (text: string): Marker | null => {
  const char = text[0] ?? ''
  const [round, flat] = [CIRCLED.indexOf(char), PARENTHESISED.indexOf(char)]
  if (char === '' || (round < 0 && flat < 0)) return null
  return { kind: round < 0 ? '⑴' : '①', length: 1, order: Math.max(round, flat) + 1 }
}

/** The marker a text starts with (leading white space apart), or null. Years, decimals and dates are none. */
export const markerOf = (text: string): Marker | null => {
  const start = text.search(/[^\s\u3000]/)
  if (start < 0) return null
  const rest = text.slice(start, start + 12)
  for (const [kind, shape] of SHAPES) {
    const [whole, number] = shape.exec(rest) ?? []
    if (whole !== undefined && number !== undefined) return { kind, length: start + whole.length, order: orderOf(number) }
  }
  const bullet = LIST_BULLET.exec(rest)
  return bullet ? { kind: rest[0] ?? '', length: start + bullet[0].length, order: null } : circled(rest)
}
