import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import { type Checker, linkChecker, linkinator, muffet } from './checkers.ts'

const run = promisify(execFile)
const FOLDER = path.join(tmpdir(), 'patrol-bench-peers')
const LIMIT_MS = 300_000

const firstLine = (thrown: unknown): string => String(thrown instanceof Error ? thrown.message : thrown).split('\n').filter((line) => line.trim()).at(-1) ?? ''

/** Installs something into a folder of its own below the temporary folder, unless it is there; says why where it cannot. */
async function installed(what: string, file: string, install: () => Promise<unknown>): Promise<boolean> {
  if (existsSync(file)) return true
  try {
    await mkdir(FOLDER, { recursive: true })
    await install()
    return existsSync(file)
  } catch (thrown) {
    console.log(`${what} left out, cannot be installed here: ${firstLine(thrown)}`)
    return false
  }
}

/** The other checkers that can be had on this machine. */
export async function findPeers(): Promise<Checker[]> {
  const binary = path.join(FOLDER, 'muffet')
  const packages = path.join(FOLDER, 'python')
  const hasMuffet = await installed('muffet', binary, () => run('go', ['install', 'github.com/raviqqe/muffet/v2@latest'], { env: { ...process.env, GOBIN: FOLDER }, timeout: LIMIT_MS }))
  const hasLinkChecker = await installed('LinkChecker', path.join(packages, 'bin/linkchecker'), () => run('pip', ['install', '--quiet', '--target', packages, 'LinkChecker'], { timeout: LIMIT_MS }))
  return [linkinator, ...(hasMuffet ? [muffet(binary)] : []), ...(hasLinkChecker ? [linkChecker(packages)] : [])]
}
