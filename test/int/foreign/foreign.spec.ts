import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startServer, type TestServer } from '../../helpers/withServer.ts'

type Manifest = { dependencies: Record<string, string>; exports: Record<string, unknown>; peerDependencies: Record<string, string> }
type Row = Record<string, unknown>
type Result = { audit: string[]; findings: Row[]; label: Row; links: Row[]; patrol: null | Row[]; plain: string; redirects: Row[]; refusal: string; slugs: string[] }

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../../', import.meta.url))
const inRoot = (...parts: string[]) => path.join(root, ...parts)
/** What the foreign project brings itself, beside the package. */
const OWN = ['@payloadcms/db-mongodb', '@payloadcms/richtext-lexical', 'payload']

let home = ''
let manifest: Manifest
let result: Result
let site: TestServer

const linkPackages = async (names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const link = path.join(home, 'node_modules', name)
    await mkdir(path.dirname(link), { recursive: true })
    await symlink(inRoot('node_modules', name), link)
  }
}

const packed = (...parts: string[]) => path.join(home, 'node_modules/portal-content-ops', ...parts)

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'pco-foreign-'))
  site = await startServer((request, response) => {
    response.statusCode = request.url === '/' ? 200 : 404
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang="en"><title>Blog</title><body><p>A blog with words enough to be a page. <a href="/missing">gone</a></p></body></html>')
  })
  await run(process.execPath, [inRoot('src/package/pack.ts'), packed()])
  manifest = JSON.parse(await readFile(packed('package.json'), 'utf8')) as Manifest
  await linkPackages([...new Set([...OWN, ...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)])])
  await cp(inRoot('test/fixtures/foreign'), home, { recursive: true })
  const uri = new URL(process.env['TEST_MONGO_URI'] ?? '')
  uri.pathname = '/foreign'
  const { stdout } = await run(process.execPath, [path.join(home, 'main.mjs'), uri.href, site.origin], { env: { ...process.env, NODE_OPTIONS: '' } })
  result = JSON.parse(/^RESULT (.*)$/m.exec(stdout)?.[1] ?? 'null') as Result
}, 120_000)

afterAll(async () => {
  await site.close()
  await rm(home, { force: true, recursive: true })
})

describe('the packed extension', () => {
  it('should need no more than it says, and nothing of the portal', () => {
    expect(Object.keys(manifest.peerDependencies)).toEqual(expect.arrayContaining(['@payloadcms/ui', 'payload', 'react']))
    for (const name of ['node', 'next', 'express', 'agenda', 'jest', 'typescript']) expect(manifest.dependencies).not.toHaveProperty(name)
    for (const file of ['collections/portal', 'payload.config.js', 'src/server', 'src/seed', 'src/payload-types.js']) expect(existsSync(packed(file))).toBe(false)
  })

  it.each(['DocumentFindings', 'FindingActions', 'FindingPlaces', 'OperationsOverview', 'StartPatrol'])('should carry the component %s', async (name) => {
    expect(await readFile(packed('admin', name, 'index.js'), 'utf8')).toContain(name)
    expect(existsSync(packed('admin', name, 'index.d.ts'))).toBe(true)
    expect(existsSync(packed('admin', name, 'index.scss'))).toBe(existsSync(inRoot('admin', name, 'index.scss')))
  })
})

describe('a Payload project of another kind that installs it', () => {
  it('should have the operations collections, labelled in English as well', () => {
    expect(result.slugs).toEqual(expect.arrayContaining(['posts', 'pages', 'redirects', 'findings', 'linkTargets', 'auditLog']))
    expect(result.slugs).not.toContain('columns')
    expect(result.label).toMatchObject({ en: 'Findings' })
  })

  it('should get findings on its own fields', () => {
    expect(result.findings).toContainEqual({ field: 'text', rule: 'empty-heading', state: 'open' })
    expect(result.plain).toContain('See a link')
  })

  it('should have its links registered with their place', () => {
    expect(result.links).toEqual([{ field: 'text', nodePath: 'root.children[1].children[1]', url: 'https://elsewhere.example.org/x' }])
  })

  it('should get redirects when a path changes, with drafts and without, and a loop refused with its way', () => {
    expect(result.redirects).toEqual([
      { from: '/about', status: 301, toPath: '/about-us' },
      { from: '/old/a', status: 301, toPath: '/old/b' },
      { from: '/posts/first', status: 301, toPath: '/posts/renamed' },
    ])
    expect(result.refusal).toContain('/old/b → /old/a → /old/b')
  })

  it('should have its changes in the audit log', () => {
    expect(result.audit.filter((entry) => !entry.startsWith('redirects'))).toEqual(['posts publish', 'pages create', 'posts update', 'pages update'])
  })

  it('should patrol its site from the package', () => {
    expect(result.patrol).toContainEqual({ reason: 'http-404', url: `${site.origin}/missing`, verdict: 'broken' })
  })
})
