import { expect, it } from '@jest/globals'
import fc from 'fast-check'

import { safeFileName } from '../../src/shared/safeFileName.ts'

it.each([
  ['关于查验免收费的通知（2026年）.PDF', '关于查验免收费的通知（2026年）.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\win.ini', 'win.ini'],
  ['/absolute/名单.xlsx', '名单.xlsx'],
  ['a%2f..%2fb.txt', 'b.txt'],
  ['nul\u0000l.txt', 'null.txt'],
  ['photo\u202Egnp.exe', 'photognp.exe'],
  ['.htaccess', 'htaccess'],
  ['a..b...pdf', 'a.b.pdf'],
  ['', 'file'],
])('should turn %j into %j', (given, expected) => expect(safeFileName(given)).toBe(expected))

it('should always give a name of at most 200 bytes that stays in its folder', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (name) => {
      const safe = safeFileName(name)
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
      expect(safe).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e]|^\.|\.\./)
      expect(safe.length).toBeGreaterThan(0)
    }),
    { numRuns: 1000 },
  )
})
