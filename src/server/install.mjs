import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Plain JavaScript: it runs on whatever Node (20 or later) started npm, before anything is installed.
const root = fileURLToPath(new URL('../..', import.meta.url))
const stampFile = path.join(root, 'node_modules', '.pco-install-stamp')
const stamp = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')

// Not `npm ci`: it refuses a lockfile made where the registry lacked an optional package of some other platform.
// `npm install --no-save` takes the locked versions with their digests and leaves the lockfile as it is.
const command = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  console.log('正在安装依赖（只在首次启动或依赖改变后进行）……')
  const result = spawnSync('npm', command, { cwd: root, stdio: 'inherit' })
  if (result.status !== 0) {
    console.error('\n依赖安装失败，未启动。请检查网络与 npm 源（npm config get registry），然后再次运行同一命令。')
    process.exit(1)
  }
  writeFileSync(stampFile, stamp)
}
