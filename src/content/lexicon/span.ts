/** A stretch of text: from `start` up to, not including, `end`. */
export type Span = { end: number; start: number }

/** Whether two stretches have a letter in common. */
export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end
