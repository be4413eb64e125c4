import { shanghaiDay } from '../../shared/shanghai.ts'

/** ISO 8601 in UTC, or null. */
export const isoOrNull = (instant: Date | null | undefined): string | null => instant?.toISOString() ?? null

/** `YYYY-MM-DD` in Shanghai, or null. */
export const dayOrNull = (instant: Date | null | undefined): string | null => (instant ? shanghaiDay(instant) : null)
