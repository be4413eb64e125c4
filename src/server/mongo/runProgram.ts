import { execFile } from 'node:child_process'

export type ProgramResult = { ok: true; output: string } | { ok: false; reason: string }
export type RunLimits = { environment?: NodeJS.ProcessEnv; signal?: AbortSignal; timeoutMs: number }

/** The line of a program's complaint that says most: its last error, without stack and Node's own signature. */
const reasonIn = (stderr: string): string | undefined => {
  const lines = stderr.split('\n').map((line) => line.trim()).filter((line) => line && !/^(at |Node\.js v)/.test(line))
  return lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1)
}

/** Runs a program to its end, at most `timeoutMs` milliseconds or until aborted. A failure is an outcome with its reason, not an exception. */
export const runProgram = (file: string, args: readonly string[], { environment, signal, timeoutMs }: RunLimits): Promise<ProgramResult> =>
  new Promise((resolve) => {
    execFile(file, args, { env: environment ?? process.env, maxBuffer: 4_000_000, signal, timeout: timeoutMs }, (error, stdout, stderr) => {
      if (!error) return resolve({ ok: true, output: stdout })
      const reason = error.killed ? `${timeoutMs / 1000} 秒内没有完成` : (reasonIn(stderr) ?? error.message)
      return resolve({ ok: false, reason })
    })
  })
