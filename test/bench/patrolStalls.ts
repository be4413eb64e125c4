/**
 * What hostile answers do to the patrol: the longest turn of its event loop in CPU time of the thread (which other work on the
 * machine does not change) and on the clock, CPU, memory and the verdict, each in a process of its own:
 * `node test/bench/patrolStalls.ts [part of a name]`. A minute.
 */
import { execFile, fork } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'

import { patrol } from '../../src/links/patrol.ts'
import { HOSTILE, serveHostile } from './patrol/hostile.ts'

const run = promisify(execFile)
const [mode = '', url = ''] = process.argv.slice(2)

/** Watches the turns of the event loop; returns the longest in milliseconds of the thread's CPU time. */
function watchTurns(): () => number {
  let longest = 0
  let before = process.threadCpuUsage()
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, user + system)
    before = process.threadCpuUsage()
    next = setImmediate(look)
  }
  let next = setImmediate(look)
  return () => {
    clearImmediate(next)
    return Math.round(longest / 1000)
  }
}

async function measure(): Promise<void> {
  const warmUp = new URL('/', url).href
  await patrol({ url: warmUp, secondOpinion: false })
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const longestTurn = watchTurns()
  const before = process.cpuUsage()
  const report = await patrol({ url, timeoutMs: 3000, maxTargets: 300, concurrency: 32, secondOpinion: false })
  delay.disable()
  const { user, system } = process.cpuUsage(before)
  const start = report.targets.find((target) => target.url === url)
  process.stdout.write(JSON.stringify({
    'longest turn, CPU ms': longestTurn(), 'on the clock': Math.round(delay.max / 1e6), 'CPU s': Number(((user + system) / 1e6).toFixed(2)), 'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
    places: report.summary.places, verdict: start ? `${start.verdict} ${start.reason}` : 'ok ok',
  }))
}

async function compare(): Promise<void> {
  const child = fork(import.meta.filename, ['--serve'])
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))))
  const rows: Record<string, unknown>[] = []
  try {
    for (const [index, name] of Object.keys(HOSTILE).entries()) {
      if (!name.includes(mode)) continue
      const { stdout } = await run(process.execPath, [import.meta.filename, '--measure', `http://127.0.0.1:${port}/case/${index}`])
      rows.push({ answer: name, ...(JSON.parse(stdout) as object) })
    }
  } finally {
    child.kill()
  }
  console.table(rows)
}

if (mode === '--serve') serveHostile((port) => process.send?.(port))
else if (mode === '--measure') await measure()
else await compare()
