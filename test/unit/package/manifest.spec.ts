import { describe, expect, it } from '@jest/globals'

import { packageManifest, packagesIn } from '../../../src/package/manifest.ts'

const project = { dependencies: { mongodb: '6.20.0', node: '24.21.0', payload: '3.90.2' }, description: 'd', license: 'MIT', name: 'portal-content-ops', version: '0.1.0' }

describe('packagesIn', () => {
  it.each([
    ["import { a } from 'payload'", ['payload']],
    ['import { jsx as _jsx } from "react/jsx-runtime"', ['react']],
    ["import type { A } from '@payloadcms/ui/shared'", ['@payloadcms/ui']],
    ["export * from './src/a.js'; import './index.scss'; import fs from 'node:fs'", []],
    ["const later = await import('html-validate')", ['html-validate']],
    ["const type: import('mongodb').Document", ['mongodb']],
    ["const head = Buffer.from('HTTP/1.')", []],
    ["const names = ['from', 'import', 'x']; const a = from ? 'a' : 'b'", []],
  ])('should read %s', (source, names) => {
    expect(packagesIn(source)).toEqual(names)
  })
})

describe('packageManifest', () => {
  it('should leave to the host what there may be only one copy of, and pin the rest', () => {
    expect(packageManifest(project, ['mongodb', 'payload'])).toMatchObject({ dependencies: { mongodb: '6.20.0' }, peerDependencies: { payload: '^3.90.2' } })
  })

  it('should refuse an import that is no dependency of the project', () => {
    expect(() => packageManifest(project, ['left-pad'])).toThrow('left-pad')
  })
})
