import { readFileSync } from 'node:fs'

/** Whether a process with this id exists. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When the process began, in kernel ticks: tells a process from a later one with the same id. Null where the system does not tell. */
export const startTicks = (pid: number): string | null => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ')[20] ?? null
  } catch {
    // No /proc (macOS) or no such process: the id alone must do.
    return null
  }
}
