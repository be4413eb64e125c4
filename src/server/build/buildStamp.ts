import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const SOURCES = ['admin', 'collections', 'hooks', 'src', 'jobs', 'payload.config.ts', 'next.config.mjs', 'package-lock.json', 'tsconfig.json']
const NOT_BUILT = /(^|\/)src\/(server|delivery|seed|cli)(\/|$)/

const filesUnder = (target: string): string[] => {
  if (!existsSync(target) || NOT_BUILT.test(target)) return []
  if (!statSync(target).isDirectory()) return [target]
  return readdirSync(target).sort().flatMap((name) => filesUnder(path.posix.join(target, name)))
}

/** Digest of everything `next build` reads, so that an unchanged admin is not built again. */
export const buildStamp = (root: string): string => {
  const hash = createHash('sha256').update(process.version)
  for (const file of SOURCES.flatMap((source) => filesUnder(path.posix.join(root, source)))) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}
