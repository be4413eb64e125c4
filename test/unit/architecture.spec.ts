import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const root = path.resolve(import.meta.dirname, '../..')
const { forbidden, options } = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as {
  forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden']
  options: ICruiseOptions
}

const violationsIn = async (folders: string[]): Promise<string[]> => {
  const present = folders.filter((folder) => existsSync(path.join(root, folder)))
  const cruised = await cruise(present, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true }, options.enhancedResolveOptions, {
    tsConfig: extractTSConfig(path.join(root, 'tsconfig.json')),
  })
  const { summary } = cruised.output as ICruiseResult
  return summary.violations.map(({ cycle, from, rule, to }) => `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`)
}

describe('architecture', () => {
  it('should keep every import on the arrows of the design', async () => {
    const violations = await violationsIn(['src', 'collections', 'hooks', 'jobs', 'admin', 'payload.config.ts'])
    expect(violations).toEqual([])
  }, 120_000)


  it('should give every commit the same CI command', () => {
    expect(readFileSync(path.join(root, '.ci/run'), 'utf8')).toMatch(/^npm test$/m)
  })
})
