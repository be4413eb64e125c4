import type { Found } from '../../text/textHits.ts'

const PART = '(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间)?\\s?'
const CLOCK = '(\\d{1,2})(?:[:：](\\d{2})(?!\\d)|[时点](?!间|段)(?:(\\d{1,2})分)?)'

/** Two times of a clock with a mark of a range between them: part of the day, hour, minutes after a colon or before 分, twice. */
export const CLOCK_RANGE = new RegExp(`${PART}(?<!\\d|\\d[:：.,])${CLOCK}\\s?(?:至|到|—{1,2}|–|-|~|～)\\s?${PART}${CLOCK}(?![:：\\d])`, 'g')

const OVER_NIGHT = /次日|翌日|第二[天日]|隔[日天]|夜|晚|凌晨|通宵|24小时|跨[日天]|当地时间|时差|\+\s?1/
const NO_CLOCK = /(?:比分|比例尺?|比率|配比|比值|比)(?:为|是|由|从)?\s?$/

const SENTENCE_END = /[。；\n]/
const NOON = 12
const EVENING = 17 * 60
/** 上午11:30至1:30 means the early afternoon. */
const LUNCH = 6 * 60
const MORNING = 9 * 60

type Clock = { hour: string | undefined; minute: string | undefined; part: string | undefined }

const minutesOf = ({ hour, minute, part }: Clock): number => (Number(hour) + (/下午|傍晚|晚/.test(part ?? '') && Number(hour) < NOON ? NOON : 0)) * 60 + Number(minute ?? 0)

/** The words of the sentence close to the range. */
const around = ({ after, before, match }: Found): string =>
  `${before.split(SENTENCE_END).at(-1)?.slice(-30) ?? ''}${match[0]}${(after.split(SENTENCE_END)[0] ?? '').slice(0, 12)}`

const untilAfternoon = ({ endPart, part, to }: { endPart: string | undefined; part: string | undefined; to: number }): boolean =>
  endPart === undefined && to <= LUNCH && (part === '上午' || part === '中午')

/** Whether the range ends before it begins, and is none that runs into the next day. */
export const clockReversed = (found: Found): boolean => {
  const [, part, hour, colon, spoken, endPart, endHour, endColon, endSpoken] = found.match
  const from = minutesOf({ hour, minute: colon ?? spoken, part })
  const to = minutesOf({ hour: endHour, minute: endColon ?? endSpoken, part: endPart ?? part })
  if (to >= from || from > 24 * 60 || NO_CLOCK.test(found.before) || untilAfternoon({ endPart, part, to })) return false
  const words = around(found)
  const overNight = from >= EVENING && to <= MORNING && !/白天|上午|下午/.test(words)
  return !overNight && !OVER_NIGHT.test(words)
}
