/**
 * How fast the patrol is, beside other checkers on the same generated site (20 ms ± 50 % latency) and the same machine:
 * `node test/bench/patrolSpeed.ts [--pages 1000,10000,100000] [--concurrency 128] [--peers] [--limit SECONDS]`.
 * Peers get `--limit` seconds (default 120) for each size and are left out above 10,000 pages: some need minutes, their time grows faster than the site.
 */
import { fork } from 'node:child_process'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'

import { type Checker, ours, reference, type Result } from './patrol/checkers.ts'
import { findPeers } from './patrol/peers.ts'
import { countOf, serveSite } from './patrol/site.ts'

const MAX_PEER_PAGES = 10_000
const OWN_LIMIT = 900

const { values } = parseArgs({ options: { pages: { type: 'string' }, concurrency: { type: 'string' }, limit: { type: 'string' }, peers: { type: 'boolean' }, serve: { type: 'string' } } })
const concurrency = Number(values.concurrency ?? 128)
const limit = Number(values.limit ?? 120)

const rowOf = ({ name }: Checker, { wall, cpu, megabytes, finished, links, wrong }: Result): Record<string, string | number> => ({
  checker: name, 'wall s': finished ? wall : `> ${wall}`, 'CPU s': Number(cpu.toFixed(2)), 'peak MB': megabytes, URLs: links ?? '?', 'wrong verdicts': wrong ?? (finished ? 'judges nothing' : 'did not finish'),
})

async function compare(pages: number, peers: readonly Checker[]): Promise<void> {
  const child = fork(import.meta.filename, ['--serve', String(pages)])
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))))
  const rows: Record<string, string | number>[] = []
  try {
    for (const checker of [reference, ours, ...(pages > MAX_PEER_PAGES ? [] : peers)]) {
      const seconds = peers.includes(checker) ? limit : OWN_LIMIT
      rows.push(rowOf(checker, await checker.run({ origin: `http://127.0.0.1:${port}`, pages, concurrency, seconds })))
    }
  } finally {
    child.kill()
  }
  console.log(`\n${pages} pages, ${countOf(pages)} distinct URLs, ${pages * 63} links; ${concurrency} requests at once on the one host`)
  console.table(rows)
}

if (values.serve) serveSite(Number(values.serve), (port) => process.send?.(port))
else {
  const peers = values.peers ? await findPeers() : []
  console.log(`${availableParallelism()} × ${cpus()[0]?.model ?? '?'}, site and checker on the same cores, node ${process.version}, load ${loadavg()[0]?.toFixed(1)}; peers stop after ${limit} s and are left out above ${MAX_PEER_PAGES} pages`)
  for (const pages of (values.pages ?? '1000,10000,100000').split(',').map(Number)) await compare(pages, peers)
}
