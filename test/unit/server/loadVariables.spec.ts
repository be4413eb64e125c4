import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { loadVariables } from '../../../src/server/loadVariables.ts'

let folder: string
const write = (text: string): void => writeFileSync(path.join(folder, '.env'), text)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pco-test-env-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('loadVariables', () => {
  it('does without a file', () => {
    expect(loadVariables(folder, { PORT: '1' })).toEqual({ PORT: '1' })
  })

  it('reads quotes, comments, export and line breaks, and lets the process win', () => {
    write('# 注释\nexport PORT=4000\nSITE_NAME="甲\n乙"\nADMIN_PORT=5000\n')
    expect(loadVariables(folder, { ADMIN_PORT: '6000' })).toEqual({ ADMIN_PORT: '6000', PORT: '4000', SITE_NAME: '甲\n乙' })
  })

  it.each([
    ['a line that assigns nothing', 'PORT=4000\nthis is no line\n', /第 2 行不是“名称=值”的形式/],
    ['a quote that never closes', 'SITE_NAME="甲\nPORT=1\n', /第 1 行不是/],
    ['an unknown name', 'PROT=4000\n', /PROT：没有这个变量\n允许的变量：ADMIN_EMAIL、/],
  ])('names the place of %s', (_name, text, message) => {
    write(text)
    expect(() => loadVariables(folder, {})).toThrow(message)
  })

  it('says so when the file cannot be read', () => {
    mkdirSync(path.join(folder, '.env'))
    expect(() => loadVariables(folder, {})).toThrow(/读不了配置文件/)
  })
})
