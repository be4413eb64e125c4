import { idOf } from './idOf.ts'

/** The ids of a list of relations, whether populated or not; empty entries and what is no list are left out. */
export const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value : []).map(idOf).filter((id) => id !== null)
