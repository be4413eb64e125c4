import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { parseDotEnv } from '../../../src/server/parseDotEnv.ts'
import { ENV_NAMES, readEnv } from '../../../src/shared/env.ts'

const text = readFileSync('.env.example', 'utf8')
const assigned = [...text.matchAll(/^(?:# )?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }))

describe('.env.example', () => {
  it('lists every variable the configuration knows, once, and no other', () => {
    expect(assigned.map(({ name }) => name).sort()).toEqual([...ENV_NAMES])
  })

  it('says exactly what holds without it', () => {
    expect(readEnv(parseDotEnv(text, '.env.example'))).toEqual(readEnv({}))
  })

  it('explains each variable in the line above', () => {
    const lines = text.split('\n')
    const unexplained = lines.filter((line, index) => /^(# )?[A-Z][A-Z_]+=/.test(line) && !/^# .*\p{Script=Han}/u.test(lines[index - 1] ?? ''))
    expect(unexplained).toEqual([])
  })
})
