import table from './data/confusable.json' with { type: 'json' }
import { letterUnits } from './letterUnits.ts'

/** Letters of the plain block, by which the tables are indexed. */
const FIRST = 0x4e00
const COUNT = 0x9fff - FIRST + 1

/** The two readings of every letter as numbers of sound classes, 0 where there is none. */
const readings = new Uint16Array(COUNT * 2)
table.sounds.forEach((letters, index) => {
  for (const letter of letters) {
    const at = (letter.charCodeAt(0) - FIRST) * 2
    readings[readings[at] === 0 ? at : at + 1] = index + 1
  }
})

const shapes = new Map<string, string>()
for (const group of table.shapes) for (const letter of group) shapes.set(letter, (shapes.get(letter) ?? '') + group)

/** Letters that share a part: 诺 and 偌, 裁 and 栽. */
const components = new Map<string, string>()
for (const group of table.components) for (const letter of group) components.set(letter, (components.get(letter) ?? '') + group)

/** Whether two letters sound alike whatever the tone (zh, ch, sh as z, c, s; ing, eng as in, en). */
export const soundsAlike = (one: string, other: string): boolean => {
  const here = (one.charCodeAt(0) - FIRST) * 2
  const there = (other.charCodeAt(0) - FIRST) * 2
  const [first, second] = [readings[here] ?? 0, readings[here + 1] ?? 0]
  const [third, fourth] = [readings[there] ?? 0, readings[there + 1] ?? 0]
  return first !== 0 && (first === third || first === fourth || (second !== 0 && (second === third || second === fourth)))
}

/** Whether two letters look alike. */
export const looksAlike = (one: string, other: string): boolean => shapes.get(one)?.includes(other) ?? false

/** Whether one letter is easily written for the other: by ear, or by eye. */
export const isConfusable = (one: string, other: string): boolean => soundsAlike(one, other) || looksAlike(one, other)

const lettersOf = (letter: string): string => {
  const at = (letter.charCodeAt(0) - FIRST) * 2
  const sounds = [readings[at] ?? 0, readings[at + 1] ?? 0].map((sound) => (sound === 0 ? '' : (table.sounds[sound - 1] ?? ''))).join('')
  return [...new Set(sounds + (shapes.get(letter) ?? '') + (components.get(letter) ?? ''))].filter((other) => other !== letter).join('')
}

const confused = new Map<number, Uint16Array>()

/** The letters (UTF-16) that one is easily written for, by ear or by eye. */
export const confusedWith = (unit: number): Uint16Array => {
  const known = confused.get(unit)
  if (known) return known
  const letters = lettersOf(String.fromCharCode(unit))
  const units = letterUnits(letters)
  confused.set(unit, units)
  return units
}
