import { createReadStream } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

import type { TargetReport } from '../../../src/links/report.ts'
import { type Measured, measure } from './measure.ts'
import { countOf, GONE } from './site.ts'

type Site = { origin: string; pages: number; concurrency: number; seconds: number }

/** `links`: distinct URLs it checked, null where it does not say. `wrong`: verdicts that are not what the site was built to be, URLs it never saw included. */
export type Result = Measured & { links: number | null; wrong: number | null }

export type Checker = { name: string; run: (site: Site) => Promise<Result> }

const root = path.resolve(import.meta.dirname, '../../..')
const node = process.execPath

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-report-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const expectedOf = (url: string): string => (url.includes('/gone/') ? 'broken http-404' : url.includes('/moved/') ? 'redirected permanent' : 'ok ok')

/** Counts line by line: the report of 100,000 pages is no string. */
async function readReport(file: string): Promise<{ links: number; wrong: number }> {
  let [links, wrong] = [0, 0]
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line.startsWith('{"url"')) continue
    const { url, verdict, reason } = JSON.parse(line.replace(/,$/, '')) as TargetReport
    links += 1
    if (`${verdict} ${reason}` !== expectedOf(url)) wrong += 1
  }
  return { links, wrong }
}

/** Ours as `npm run patrol` starts it, everything on, with the JSON report written. */
export const ours: Checker = {
  name: 'patrol',
  run: ({ origin, pages, concurrency, seconds }) => inFolder(async (folder) => {
    const command = [node, '--max-semi-space-size=32', path.join(root, 'src/cli/patrol.ts'), `${origin}/`, '--format', 'json', '--out', folder, '--concurrency', String(concurrency)]
    const measured = await measure(command, { seconds })
    if (!measured.finished) return { ...measured, links: null, wrong: null }
    const { links, wrong } = await readReport(path.join(folder, 'report.json'))
    return { ...measured, links, wrong: wrong + Math.abs(countOf(pages) - links) }
  }),
}

/** The least any checker does; it judges nothing. */
export const reference: Checker = {
  name: 'undici + htmlparser2, list given',
  run: async ({ origin, pages, concurrency, seconds }) => {
    const measured = await measure([node, path.join(import.meta.dirname, 'reference.ts'), new URL(origin).port, String(pages), String(concurrency)], { seconds })
    return { ...measured, links: measured.finished ? (JSON.parse(measured.stdout) as { seen: number }).seen : null, wrong: null }
  },
}

const wrongOf = (broken: Iterable<string>): number => {
  const urls = new Set(broken)
  const rightly = [...urls].filter((url) => url.includes('/gone/')).length
  return urls.size - rightly + GONE - rightly
}

export const linkinator: Checker = {
  name: 'linkinator 8.1.0',
  run: async ({ origin, concurrency, seconds }) => {
    const command = [node, path.join(root, 'node_modules/linkinator/build/src/cli.js'), `${origin}/`, '--recurse', '--format', 'json', '--verbosity', 'error', '--concurrency', String(concurrency)]
    const measured = await measure(command, { seconds })
    if (!measured.finished) return { ...measured, links: null, wrong: null }
    const { links } = JSON.parse(measured.stdout.slice(measured.stdout.indexOf('{'))) as { links: { url: string; state: string }[] }
    return { ...measured, links: null, wrong: wrongOf(links.filter(({ state }) => state === 'BROKEN').map(({ url }) => url)) }
  },
}

export const muffet = (binary: string): Checker => ({
  name: 'muffet',
  run: async ({ origin, concurrency, seconds }) => {
    const measured = await measure([binary, '--format', 'json', '--max-connections-per-host', String(concurrency), `${origin}/`], { seconds })
    if (!measured.finished) return { ...measured, links: null, wrong: null }
    const pages = JSON.parse(measured.stdout || '[]') as { links: { url: string }[] }[]
    return { ...measured, links: null, wrong: wrongOf(pages.flatMap(({ links }) => links.map(({ url }) => url))) }
  },
})

/** LinkChecker without its own throttle of ten requests a second. */
export const linkChecker = (packages: string): Checker => ({
  name: 'LinkChecker',
  run: ({ origin, concurrency, seconds }) => inFolder(async (folder) => {
    const config = path.join(folder, 'config')
    const output = path.join(folder, 'out.csv')
    await writeFile(config, '[checking]\nmaxrequestspersecond=100000\n')
    await chmod(folder, 0o777) // started by root it goes on as nobody
    const command = ['python3', path.join(packages, 'bin/linkchecker'), '-f', config, '-t', String(concurrency), '--no-status', '--no-warnings', '-o', 'none', '-F', `csv/utf-8/${output}`, `${origin}/`]
    const measured = await measure(command, { seconds, env: { PYTHONPATH: packages } })
    if (!measured.finished) return { ...measured, links: null, wrong: null }
    const rows = (await readFile(output, 'utf8')).split('\n').filter((line) => line.includes('404'))
    return { ...measured, links: null, wrong: wrongOf(rows.flatMap((row) => row.match(/\/gone\/\d+\.html/)?.[0] ?? [])) }
  }),
})
