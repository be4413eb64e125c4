import { readdirSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { TASK_NAMES } from '../../src/shared/taskNames.ts'
import { SCHEDULES } from '../../jobs/schedules.ts'

const tasks = readdirSync('jobs/tasks').map((file) => file.replace(/\.ts$/, ''))

describe('TASK_NAMES', () => {
  it('has a name for every task and everything that is scheduled', () => {
    expect([...tasks, ...SCHEDULES.map(({ task }) => task)].filter((task) => !TASK_NAMES[task]?.zh)).toEqual([])
  })
})
