const WRITE_CONFLICT = 112

/** Whether MongoDB refused a write because another transaction had written the same document first. */
export const isWriteConflict = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === WRITE_CONFLICT
