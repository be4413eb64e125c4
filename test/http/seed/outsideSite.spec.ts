import { describe, expect, it } from '@jest/globals'

import { createOutsideSite } from '../../../src/seed/outsideSite.ts'
import { withServer } from '../../helpers/withServer.ts'

describe('createOutsideSite', () => {
  it.each([
    ['/', 200],
    ['/policy/3.html', 200],
    ['/apps/local-63.html', 200],
    ['/old-notice.html', 301],
    ['/chain/1', 302],
    ['/nowhere.html', 404],
  ])('should answer %s with %s', (path, status) =>
    withServer(createOutsideSite(), async ({ origin }) => {
      expect((await fetch(origin + path, { redirect: 'manual' })).status).toBe(status)
    }))
})
