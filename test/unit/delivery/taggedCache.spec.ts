import { describe, expect, it } from '@jest/globals'

import { TaggedCache } from '../../../src/delivery/cache/taggedCache.ts'

const cacheAt = (time: { ms: number }) => new TaggedCache<{ n: number }>({ clock: () => new Date(time.ms), maxSize: 100, sizeOf: () => 1 })

describe('TaggedCache', () => {
  it('should share one build between concurrent misses', async () => {
    const cache = cacheAt({ ms: 0 })
    let builds = 0
    const build = async () => ({ n: (builds += 1) })
    expect(await Promise.all([cache.get('a', build), cache.get('a', build)])).toEqual([{ n: 1 }, { n: 1 }])
  })

  it('should forget values of an invalidated source only', async () => {
    const cache = cacheAt({ ms: 0 })
    for (const tag of ['news', 'columns']) {
      await cache.get(tag, async (scope) => {
        scope.depend(tag)
        return { n: 1 }
      })
    }
    cache.invalidate(['news'])
    expect([cache.peek('news'), cache.peek('columns')]).toEqual([undefined, { n: 1 }])
  })

  it('should not keep a value that was invalidated while it was built', async () => {
    const cache = cacheAt({ ms: 0 })
    const building = cache.get('a', async () => {
      cache.invalidate(['news'])
      return { n: 1 }
    })
    expect([await building, cache.peek('a')]).toEqual([{ n: 1 }, undefined])
  })

  it('should hand expiry and sources on to the value built from it', async () => {
    const time = { ms: 0 }
    const cache = cacheAt(time)
    await cache.get('outer', async (outer) =>
      cache.get('inner', async (inner) => {
        inner.depend('news')
        inner.expireAt(new Date(10))
        return { n: 1 }
      }, outer))
    const before = cache.peek('outer')
    time.ms = 10
    expect([before, cache.peek('outer')]).toEqual([{ n: 1 }, undefined])
  })
})
