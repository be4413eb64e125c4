import traditional from './data/traditional.json' with { type: 'json' }

/** Code of characters that are never seen and always skipped: zero width, soft hyphen, direction marks, variation selectors. */
export const SKIPPED = 0

const UNSEEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/

/** What is put between the letters of a word to get past a filter. */
const INSERTED = /[\s*·•.\-_|/\\~+=^`'"]/

const FULL_WIDTH_OFFSET = 0xfee0

const simplified = new Map<number, number>()
for (let at = 0; at < traditional.pairs.length; at += 2) simplified.set(traditional.pairs.charCodeAt(at), traditional.pairs.charCodeAt(at + 1))

const foldCode = (code: number): number => {
  if (UNSEEN.test(String.fromCharCode(code))) return SKIPPED
  const narrow = code >= 0xff01 && code <= 0xff5e ? code - FULL_WIDTH_OFFSET : code
  if (narrow >= 65 && narrow <= 90) return narrow + 32
  return narrow === 0x3000 ? 32 : (simplified.get(narrow) ?? narrow)
}

const FOLD = Uint16Array.from({ length: 65_536 }, (_, code) => foldCode(code))
const INSERTABLE = Uint8Array.from({ length: 65_536 }, (_, code) => (INSERTED.test(String.fromCharCode(code)) ? 1 : 0))

/** The UTF-16 unit as it is compared: half width, lower case, simplified (GB 2312 forms); 0 where it is not seen. */
export const folded = (code: number): number => FOLD[code] ?? code

/** Whether the unit may stand between the letters of a word without being part of it. */
export const insertable = (code: number): boolean => INSERTABLE[code] === 1

/** The text as it is compared, without what is not seen. Positions are not kept. */
export const foldText = (text: string): string => {
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    const code = folded(text.charCodeAt(at))
    if (code !== SKIPPED) out += String.fromCharCode(code)
  }
  return out
}
