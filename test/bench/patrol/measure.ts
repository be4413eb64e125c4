import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type Measured = { wall: number; cpu: number; megabytes: number; finished: boolean; stdout: string }

/**
 * Runs a command to its end or its time limit and measures it with GNU time: seconds of wall and CPU (user and system), peak
 * resident memory, those of its children included.
 */
export async function measure(command: readonly string[], { seconds, env = {} }: { seconds: number; env?: Record<string, string> }): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
  const times = path.join(folder, 'times')
  try {
    const args = ['-q', '-o', times, '-f', '%e %U %S %M %x', 'timeout', '--foreground', '-s', 'KILL', String(seconds), ...command]
    const child = spawn('/usr/bin/time', args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
    const [wall = 0, user = 0, system = 0, kilobytes = 0, code = 0] = (await readFile(times, 'utf8')).trim().split('\n').at(-1)!.split(' ').map(Number)
    return { wall, cpu: user + system, megabytes: Math.round(kilobytes / 1024), finished: code !== 137, stdout: Buffer.concat(chunks).toString() }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
