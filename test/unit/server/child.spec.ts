import { fork } from 'node:child_process'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

const ENTRY = path.resolve('src/server/roles/child.ts')

const runChild = (name: string, extra: Record<string, string> = {}): Promise<{ code: number | null; message: string; stderr: string }> =>
  new Promise((resolve) => {
    const child = fork(ENTRY, [name], { env: { ...process.env, ...extra }, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let message = ''
    let stderr = ''
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('message', (told: { message: string; type: string }) => {
      if (told.type === 'fatal') message = told.message
    })
    child.once('close', (code) => resolve({ code, message, stderr }))
  })

describe('a role', () => {
  it('that cannot be loaded tells its supervisor in one message, without a stack on the terminal', async () => {
    const { code, message, stderr } = await runChild('no-such-role')
    expect(code).toBe(1)
    expect(message).toMatch(/^发生意外错误（Error）：Cannot find module .*no-such-role\.ts/)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('that finds its configuration wrong says which variable', async () => {
    const { code, message } = await runChild('delivery', { PORT: 'abc' })
    expect(code).toBe(1)
    expect(message).toContain('PORT=abc 不对')
  })
})
