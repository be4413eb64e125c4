import { existsSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import path from 'node:path'

import type { Variables } from '../../shared/env.ts'
import type { MongodSource } from './mongodSource.ts'

const cacheRoot = (variables: Variables): string => {
  if (variables['XDG_CACHE_HOME']) return variables['XDG_CACHE_HOME']
  return platform() === 'darwin' ? path.join(homedir(), 'Library', 'Caches') : path.join(homedir(), '.cache')
}

/** Folder of the user's cache that keeps fetched mongod programs for all clones of the product. */
export const mongodCacheFolder = (variables: Variables): string => path.join(cacheRoot(variables), 'portal-content-ops', 'mongod')

/** Where a fetched mongod is kept; whole or absent, because it is renamed into place. */
export const cachedMongod = (variables: Variables): string => path.join(mongodCacheFolder(variables), 'mongod')

/** The copy an earlier start fetched. */
export const cacheSource = (variables: Variables): MongodSource => ({
  find: async () => {
    const binary = cachedMongod(variables)
    return existsSync(binary) ? { binary, kind: 'found' } : { kind: 'absent' }
  },
  name: '用户缓存',
})
