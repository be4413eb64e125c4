import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { packageManifest, packagesIn, type ProjectManifest } from './manifest.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The doors of the package that gather several files; the others are files of their own. */
const DOORS = {
  content: ['content/checkDocument.edge', 'content/checkInput', 'content/finding', 'content/render/lexicalToHtml', 'content/render/lexicalToPlain', 'content/render/resolvers'],
  links: ['links/extractDocumentLinks', 'links/normaliseUrl', 'links/patrol', 'links/report'],
}

const run = async (args: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`tsc 以 ${String(code)} 退出，未打包；错误见上 (compilation failed)`)
}

const writeDoors = async (target: string): Promise<void> => {
  for (const [name, files] of Object.entries(DOORS)) {
    const lines = files.map((file) => `export * from './src/${file}.js'\n`).join('')
    await writeFile(path.join(target, `${name}.js`), lines)
    await writeFile(path.join(target, `${name}.d.ts`), lines)
  }
}

const copyStyles = async (target: string): Promise<void> => {
  for await (const file of glob('admin/**/*.scss', { cwd: root })) {
    await mkdir(path.dirname(path.join(target, file)), { recursive: true })
    await copyFile(path.join(root, file), path.join(target, file))
  }
}

const importedIn = async (target: string): Promise<string[]> => {
  const names = new Set<string>()
  for await (const file of glob('**/*.{js,d.ts}', { cwd: target })) {
    for (const name of packagesIn(await readFile(path.join(target, file), 'utf8'))) names.add(name)
  }
  return [...names].sort()
}

/**
 * Emits the extension as a package of its own into `target`: JavaScript and declarations of what the plugin, the patrol,
 * the content checks and the admin's components need, their styles, and a manifest. Rejects when the sources do not compile.
 */
export const pack = async (target: string): Promise<void> => {
  const project = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as ProjectManifest
  await rm(target, { force: true, recursive: true })
  await run([path.join(root, 'node_modules/typescript/bin/tsc'), '-p', path.join(root, 'src/package/tsconfig.package.json'), '--outDir', target])
  await writeDoors(target)
  await copyStyles(target)
  await copyFile(path.join(root, 'LICENSE'), path.join(target, 'LICENSE'))
  const manifest = packageManifest(project, await importedIn(target))
  await writeFile(path.join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

if (import.meta.main) {
  const target = path.resolve(process.argv[2] ?? path.join(root, 'dist/package'))
  await pack(target)
  process.stdout.write(`已打包到 ${target}\n`)
}
