/** The id of a relation, whether populated or not. */
export const idOf = (value: unknown): null | string => {
  if (value === null || value === undefined) return null
  if (typeof value === 'object' && 'id' in value) return String(value.id)
  return String(value)
}
