import { accessSync, constants } from 'node:fs'
import path from 'node:path'

import type { Variables } from '../../shared/env.ts'
import type { MongodSource } from './mongodSource.ts'

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    // Not there or not ours to run: both mean "look on".
    return false
  }
}

/** The mongod that the machine's administrator installed. */
export const pathSource = (variables: Variables): MongodSource => ({
  find: async () => {
    const folders = (variables['PATH'] ?? '').split(path.delimiter).filter(Boolean)
    const binary = folders.map((folder) => path.join(folder, 'mongod')).find(isExecutable)
    return binary ? { binary, kind: 'found' } : { kind: 'absent' }
  },
  name: '系统 PATH',
})
