import { findBankCards } from './findBankCards.ts'
import { findIdCards } from './findIdCards.ts'
import { findMobiles } from './findMobiles.ts'

/** Shorter texts cannot hold a number of a person. */
const SHORTEST = /(?:[0-9０-９xXｘＸ][\s.·\-－–—]{0,2}){11}/

/** The text with identity, card and mobile numbers masked, for quotes in messages and logs. */
export const maskPersonal = (text: string): string => {
  if (!SHORTEST.test(text)) return text
  const found = [findIdCards, findBankCards, findMobiles].flatMap((find) => find(text)).sort((one, other) => one.start - other.start)
  let out = ''
  let at = 0
  for (const { end, mask, start } of found) {
    if (start < at) continue
    out += text.slice(at, start) + mask
    at = end
  }
  return out + text.slice(at)
}
