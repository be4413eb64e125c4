import type { Report } from '../report.ts'
import { UserError } from '../../shared/errors.ts'
import { startChild, type Child } from './childProcess.ts'
import type { RoleHealth, RoleName } from './messages.ts'

export type SupervisedRole = { child: () => Child; drain: () => Promise<void>; health: () => RoleHealth; name: RoleName }
export type StartRoleOptions = { environment: NodeJS.ProcessEnv; name: RoleName; onChange: () => void; report: Report }

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const STABLE_MS = 60_000
const DOWN: RoleHealth = { checks: { process: false }, ready: false }

/**
 * Starts a role and keeps it running: a crash is reported and answered by a restart, 0.5 s to 30 s later. Rejects with a
 * UserError (`STATE_INVALID`) when the role fails at its very first boot.
 */
export const startRole = ({ environment, name, onChange, report }: StartRoleOptions): Promise<SupervisedRole> =>
  new Promise((resolve, reject) => {
    let child: Child
    let health = DOWN
    let stopping = false
    let wasReady = false
    let pause = FIRST_PAUSE_MS
    const role: SupervisedRole = {
      child: () => child,
      drain: async () => {
        stopping = true
        await child.drain()
      },
      health: () => health,
      name,
    }
    const onExit = (code: number | null, fatal: string | null): void => {
      health = DOWN
      onChange()
      if (stopping) return
      if (!wasReady) return reject(new UserError('STATE_INVALID', `${name} 进程启动失败：${fatal ?? `退出码 ${code}`}`))
      report(`${name} 进程意外结束（退出码 ${code}${fatal ? `：${fatal}` : ''}），${pause / 1000} 秒后重启。`)
      setTimeout(boot, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
    const boot = (): void => {
      if (stopping) return
      child = startChild(name, environment)
      child.events.on('line', report)
      child.events.on('exit', onExit)
      child.events.on('health', (latest) => {
        health = latest
        onChange()
      })
      child.events.on('ready', () => {
        wasReady = true
        setTimeout(() => (pause = FIRST_PAUSE_MS), STABLE_MS).unref()
        resolve(role)
      })
    }
    boot()
  })
