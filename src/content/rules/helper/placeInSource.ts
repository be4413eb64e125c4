import type { Place } from '../../model/contentNode.ts'

/** Line and column of an offset of a document's source. */
export const placeInSource = (source: string, offset: number): Place => {
  const before = source.slice(0, offset).split('\n')
  return { column: (before.at(-1) ?? '').length + 1, field: 'body', line: before.length, path: null }
}
