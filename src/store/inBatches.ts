/** Rows a bulk write or an `$in` takes at once: large enough to be cheap, small enough for one message. */
export const BATCH = 500

/** Hands a list on in pieces of 500, one after the other. */
export const inBatches = async <T>(items: readonly T[], act: (batch: readonly T[]) => Promise<void>): Promise<void> => {
  for (let start = 0; start < items.length; start += BATCH) await act(items.slice(start, start + BATCH))
}
