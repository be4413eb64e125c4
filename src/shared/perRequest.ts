/** Values kept for the length of one request, such as what a document was before a save. */
export type PerRequest<T> = { put: (req: object, key: string, value: T) => void; take: (req: object, key: string) => T | undefined }

/** A place for values between two hooks of one request. `take` hands a value out once; nothing outlives the request. */
export const perRequest = <T>(): PerRequest<T> => {
  const kept = new WeakMap<object, Map<string, T>>()
  return {
    put: (req, key, value) => {
      const values = kept.get(req) ?? new Map<string, T>()
      kept.set(req, values.set(key, value))
    },
    take: (req, key) => {
      const value = kept.get(req)?.get(key)
      kept.get(req)?.delete(key)
      return value
    },
  }
}
