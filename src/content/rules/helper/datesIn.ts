/** A calendar day in a text. `stated` is false where the year was not written and is the one that brings it nearest to `near`. */
export type TextDate = { at: number; day: string; length: number; stated: boolean; text: string }

const FULL = '(?<y>\\d{4})\\s?(?:年|[-/.])\\s?(?<m>1[0-2]|0?[1-9])\\s?(?:月|[-/.])\\s?(?<d>3[01]|[12]\\d|0?[1-9])(?!\\d)(?:\\s?日)?'
const SHORT = '(?<![\\d年月-])(?<sm>1[0-2]|0?[1-9])月(?<sd>3[01]|[12]\\d|0?[1-9])日'
const YEAR = '(?<year>(?:19|20)\\d{2})年(?!度?(?:底|末)?(?:目标|规划))|(?<word>今年|去年|上年|明年|前年)'
const ANY = new RegExp(`${FULL}|${SHORT}|${YEAR}`, 'g')

const WORDS: Readonly<Record<string, number>> = { 上年: -1, 今年: 0, 前年: -2, 去年: -1, 明年: 1 }

const two = (text: string | undefined): string => String(text).padStart(2, '0')

const nearest = (monthDay: string, near: string): string => {
  const year = Number(near.slice(0, 4))
  const distance = (one: string): number => Math.abs(new Date(`${one}T00:00:00Z`).getTime() - new Date(`${near}T00:00:00Z`).getTime())
  return [year - 1, year, year + 1].map((one) => `${one}-${monthDay}`).reduce((best, one) => (distance(one) < distance(best) ? one : best))
}

type Groups = Readonly<Record<string, string | undefined>>

const yearOf = ({ word, year }: Groups, near: string): null | string => {
  if (year !== undefined) return year
  return word === undefined ? null : String(Number(near.slice(0, 4)) + (WORDS[word] ?? 0))
}

/** The days a text names, in order. A day without a year takes the last year written before it in the text, else the one nearest to `near` (`YYYY-MM-DD`). */
export const datesIn = (text: string, near: string): TextDate[] => {
  let year: null | string = null
  return [...text.matchAll(ANY)].flatMap((match) => {
    const groups: Groups = match.groups ?? {}
    const written = yearOf(groups, near)
    if (written !== null) {
      year = written
      return []
    }
    const stated = groups['y'] !== undefined
    const monthDay = `${two(groups['m'] ?? groups['sm'])}-${two(groups['d'] ?? groups['sd'])}`
    if (stated) year = groups['y'] ?? null
    return [{ at: match.index, day: year === null ? nearest(monthDay, near) : `${year}-${monthDay}`, length: match[0].length, stated, text: match[0] }]
  })
}
