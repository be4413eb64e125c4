/** Whether MongoDB refused a write because a unique key exists already. */
export const isDuplicate = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 11_000
