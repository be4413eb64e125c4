import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { keepLatest } from '../../../src/shared/keepLatest.ts'

describe('keepLatest', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  const counted = () => {
    let built = 0
    const kept = keepLatest<number>(1000)
    return (key: string) => kept(key, async () => (built += 1))
  }

  it('builds once for those who ask for the same key, also at the same time', async () => {
    const ask = counted()
    expect(await Promise.all([ask('a'), ask('a')])).toEqual([1, 1])
    expect(await ask('a')).toBe(1)
  })

  it('builds again for another key and when nobody asked for a while', async () => {
    const ask = counted()
    await ask('a')
    expect(await ask('b')).toBe(2)
    jest.advanceTimersByTime(999)
    expect(await ask('b')).toBe(2)
    jest.advanceTimersByTime(1000)
    expect(await ask('b')).toBe(3)
  })

  it('does not keep what failed', async () => {
    const kept = keepLatest<string>(1000)
    await expect(kept('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await kept('a', async () => 'up')).toBe('up')
  })
})
