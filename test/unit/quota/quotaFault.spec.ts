import { expect, it } from '@jest/globals'

import { quotaFault } from '../../../src/quota/quotaFault.ts'

it.each([[-1, '至少为 1'], [0, '不要求发布量请留空'], [2.5, '整数'], [32, '不能超过 31'], [1e12, '不能超过 31'], [Number.NaN, '应为数字'], [Number.POSITIVE_INFINITY, '应为数字'], ['4', '应为数字'], [[4], '应为数字']])('refuses %p', (given, why) =>
  expect(quotaFault(given)).toContain(why))

it.each([[1], [4], [31], [null], [undefined], ['']])('takes %p', (given) => expect(quotaFault(given)).toBeNull())
