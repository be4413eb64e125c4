import { UserError } from '../shared/errors.ts'
import type { SealedEntry } from './sealEntries.ts'

const TEXTS = ['action', 'actorName', 'at', 'collectionSlug', 'documentId', 'hash', 'prevHash'] as const

const isEntry = (value: unknown): value is SealedEntry =>
  typeof value === 'object' && value !== null && TEXTS.every((name) => typeof (value as Record<string, unknown>)[name] === 'string') && 'seq' in value && Number.isInteger(value.seq) &&
  'changed' in value && Array.isArray(value.changed)

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null
    throw thrown
  }
}

/**
 * One line of an exported audit log (JSON, one entry a line) as an entry.
 * @throws UserError INPUT_INVALID, naming the line, where it is none
 */
export const readExportLine = (line: string, number: number): SealedEntry => {
  const value = parsed(line)
  if (isEntry(value)) return value
  throw new UserError('INPUT_INVALID', `第 ${number} 行不是审计记录，文件可能被截断或改动过；请重新导出，或以另一份副本核对。`)
}
