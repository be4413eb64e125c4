import table from './data/confusable.json' with { type: 'json' }

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
