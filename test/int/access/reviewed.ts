import type { Row } from './matrix.ts'

/** Words of the reviewed file that stand for several operations. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  delete: ['delete', 'deleteMany'],
  read: ['list', 'read', 'count'],
  update: ['update', 'updateMany'],
  versions: ['versions', 'version'],
}

type Reviewed = ReadonlyMap<string, ReadonlyMap<string, { line: number; may: ReadonlyMap<string, string> }>>

const wordsOf = (operation: string, whom: string): string => (whom === 'yes' ? operation : `${operation}(${whom})`)

/** A row as the reviewed file would say it, operations that belong together in one word. */
export const sentenceOf = ({ may }: Pick<Row, 'may'>): string => {
  const left = new Map([...may].filter(([, whom]) => whom !== 'no'))
  const words: string[] = []
  for (const [operation, whom] of may) {
    if (!left.has(operation)) continue
    const group = Object.entries(GROUPS).find(([, members]) => members.includes(operation) && members.every((member) => left.get(member) === whom))
    words.push(wordsOf(group?.[0] ?? (GROUPS[operation] ? `${operation}One` : operation), whom))
    for (const member of group?.[1] ?? [operation]) left.delete(member)
  }
  return words.length > 0 ? words.join(' ') : 'nothing'
}

/** Operations a reviewed sentence allows, group words taken apart. */
const mayOf = (sentence: string): Map<string, string> =>
  new Map(
    [...sentence.matchAll(/([A-Za-z]+)(?:\(([^)]*)\))?/g)].flatMap(([, word = '', whom = 'yes']): [string, string][] =>
      word === 'nothing' ? [] : (GROUPS[word] ?? [word.replace(/One$/, '')]).map((operation) => [operation, whom]),
    ),
  )

/** Reads the reviewed file: a collection on a line of its own ending in `:`, below it one line per group of actors. */
export const readReviewed = (text: string): Reviewed => {
  const reviewed = new Map<string, Map<string, { line: number; may: ReadonlyMap<string, string> }>>()
  let slugs: string[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*$/, '').trimEnd()
    if (line.trim() === '') continue
    const [left = '', right = ''] = line.split(/:(.*)/)
    if (!line.startsWith(' ')) {
      slugs = left.split(',').map((slug) => slug.trim())
      for (const slug of slugs) reviewed.set(slug, new Map())
      continue
    }
    for (const actor of left.split(',').map((name) => name.trim())) {
      for (const slug of slugs) reviewed.get(slug)?.set(actor, { line: index + 1, may: mayOf(right) })
    }
  }
  return reviewed
}

const describeCell = (slug: string, actor: string, operation: string): string => `collection “${slug}”, “${actor}”, ${operation}`

const whomText = (whom: string | undefined): string => {
  if (whom === undefined || whom === 'no') return 'refused'
  return whom === 'yes' ? 'allowed' : `allowed on ${whom} only`
}

const differences = (row: Row, reviewed: Reviewed): string[] => {
  const actors = reviewed.get(row.slug)
  const add = `    ${row.actor}: ${sentenceOf(row)}`
  if (!actors) return [`Collection “${row.slug}” has no section. Add to matrix.txt, after reviewing it, the line “${row.slug}:” and below it:\n${add}`]
  const expected = actors.get(row.actor)
  if (!expected) return [`“${row.actor}” has no line in the section “${row.slug}:”. Add to matrix.txt, after reviewing it:\n${add}`]
  const names = [...new Set([...row.may.keys(), ...expected.may.keys()])]
  return names.flatMap((operation) => {
    if (!row.may.has(operation)) return [`matrix.txt line ${expected.line}: ${describeCell(row.slug, row.actor, operation)}: the collection has no such operation. Take the word out.`]
    const [was, is] = [whomText(expected.may.get(operation)), whomText(row.may.get(operation))]
    if (was === is) return []
    return [`matrix.txt line ${expected.line}: ${describeCell(row.slug, row.actor, operation)}: reviewed as ${was}, but it is ${is}. Mend the access rule; only if the new answer is meant, write\n${add}`]
  })
}

const stale = (rows: readonly Row[], reviewed: Reviewed): string[] => {
  const known = new Set(rows.flatMap(({ actor, slug }) => [slug, `${slug} ${actor}`]))
  return [...reviewed].flatMap(([slug, actors]) => {
    if (!known.has(slug)) return [`matrix.txt has a section “${slug}:”, but there is no such collection. Take it out.`]
    return [...actors.keys()].filter((actor) => !known.has(`${slug} ${actor}`)).map((actor) => `matrix.txt, section “${slug}:” has a line for “${actor}”, who does not exist. Take it out.`)
  })
}

/** What differs between what was executed and what was reviewed, one sentence a cell that says what to do. Empty: all agrees. */
export const compareRows = (rows: readonly Row[], reviewed: Reviewed): string[] => [
  ...rows.flatMap(({ actor, slug, unclear }) => unclear.map((what) => `collection “${slug}”, “${actor}”: ${what}`)),
  ...rows.flatMap((row) => differences(row, reviewed)),
  ...stale(rows, reviewed),
]

/** The rows as a reviewed file would have them, for a first draft of a section. */
export const draftOf = (rows: readonly Row[]): string => {
  const sections = new Map<string, Map<string, string[]>>()
  for (const row of rows) {
    const section = sections.get(row.slug) ?? new Map<string, string[]>()
    const sentence = sentenceOf(row)
    section.set(sentence, [...(section.get(sentence) ?? []), row.actor])
    sections.set(row.slug, section)
  }
  const bodies = new Map<string, string[]>()
  for (const [slug, section] of sections) {
    const body = [...section].map(([sentence, actors]) => `  ${actors.join(', ')}: ${sentence}`).join('\n')
    bodies.set(body, [...(bodies.get(body) ?? []), slug])
  }
  return [...bodies].map(([body, slugs]) => `${slugs.join(', ')}:\n${body}`).join('\n\n')
}

type Fields = ReadonlyMap<string, ReadonlyMap<string, { line: number; writers: readonly string[] }>>

/** Reads the reviewed fields: a collection, and below it lines of `who: fields`. */
export const readFields = (text: string): Fields => {
  const reviewed = new Map<string, Map<string, { line: number; writers: readonly string[] }>>()
  let slugs: string[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*$/, '').trimEnd()
    if (line.trim() === '') continue
    const [left = '', right = ''] = line.split(/:(.*)/)
    if (!line.startsWith(' ')) {
      slugs = left.split(',').map((slug) => slug.trim())
      for (const slug of slugs) reviewed.set(slug, new Map())
      continue
    }
    const writers = left.trim() === 'nobody' ? [] : left.split(',').map((name) => name.trim())
    for (const field of right.trim().split(/\s+/)) for (const slug of slugs) reviewed.get(slug)?.set(field, { line: index + 1, writers })
  }
  return reviewed
}

type FieldsFound = { slug: string; unclear: readonly string[]; writers: ReadonlyMap<string, readonly string[]> }

const names = (writers: readonly string[]): string => (writers.length > 0 ? writers.join(', ') : 'nobody')

const fieldDifference = (slug: string, [field, found]: [string, readonly string[]], reviewed: Fields): string[] => {
  const expected = reviewed.get(slug)?.get(field)
  if (!expected) return [`${slug}.${field} has no place. Add it to fields.txt, section “${slug}:”, after reviewing it, to the line\n    ${names(found)}: ${field}`]
  const more = found.filter((actor) => !expected.writers.includes(actor))
  const less = expected.writers.filter((actor) => !found.includes(actor))
  return [
    ...(more.length > 0 ? [`fields.txt line ${expected.line}: ${slug}.${field}: reviewed as saved by ${names(expected.writers)}, but ${names(more)} can save it. Give the field an access rule; only if it is meant, move its name to the line “${names(found)}:”.`] : []),
    ...(less.length > 0 ? [`fields.txt line ${expected.line}: ${slug}.${field}: reviewed as saved by ${names(expected.writers)}, but ${names(less)} cannot. If that is meant, move its name to the line “${names(found)}:”.`] : []),
  ]
}

/** What differs between who can save a field and who was reviewed to. Only the actors that were tried count. */
export const compareFields = (rows: readonly FieldsFound[], reviewed: Fields): string[] =>
  rows.flatMap((row) => [
    ...row.unclear,
    ...[...row.writers].flatMap((each) => fieldDifference(row.slug, each, reviewed)),
    ...[...(reviewed.get(row.slug)?.keys() ?? [])].filter((field) => !row.writers.has(field)).map((field) => `fields.txt names ${row.slug}.${field}, which does not exist. Take it out.`),
  ])
