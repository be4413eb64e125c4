import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What is kept of the embedded server between starts. */
export type MongodState = { port: number; version: string }

const stateFile = (dataDir: string): string => path.join(dataDir, 'mongod.json')

/** The kept state, or null on a first start. */
export const readMongodState = (dataDir: string): MongodState | null =>
  existsSync(stateFile(dataDir)) ? (JSON.parse(readFileSync(stateFile(dataDir), 'utf8')) as MongodState) : null

/** Keeps the state, whole or not at all. */
export const writeMongodState = (dataDir: string, state: MongodState): void => {
  const part = `${stateFile(dataDir)}.part`
  writeFileSync(part, `${JSON.stringify(state)}\n`)
  renameSync(part, stateFile(dataDir))
}
