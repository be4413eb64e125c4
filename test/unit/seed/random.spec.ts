import { describe, expect, it } from '@jest/globals'

import { composeBody, composeTitle } from '../../../src/seed/compose.ts'
import { createRandom } from '../../../src/seed/random.ts'

describe('createRandom', () => {
  it('should compose the same article from the same seed', () => {
    const make = () => {
      const random = createRandom(7)
      return [composeTitle(random), composeBody(random, { url: 'http://127.0.0.1/' })]
    }
    expect(make()).toEqual(make())
  })

  it('should sample each item once', () => {
    expect(createRandom(1).sample([1, 2, 3], 5).sort()).toEqual([1, 2, 3])
  })
})
