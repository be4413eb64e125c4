import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

type LockedPackage = { integrity?: string; link?: boolean; resolved?: string; version?: string }
type Lockfile = { lockfileVersion: number; packages: Record<string, LockedPackage> }
type Manifest = { allowScripts: Record<string, boolean>; dependencies: Record<string, string>; devDependencies: Record<string, string> }

const root = path.resolve(import.meta.dirname, '../..')
const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T
const lockfile = read<Lockfile>('package-lock.json')
const manifest = read<Manifest>('package.json')
const direct = { ...manifest.dependencies, ...manifest.devDependencies }
const locked = Object.entries(lockfile.packages).filter(([place]) => place !== '')
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

const atLeast = (version: string, floor: string): boolean => {
  const [left = [], right = []] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number))
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The lowest version without a published hole; the audit endpoint of a registry cannot be relied on. */
const FLOORS: [pattern: RegExp, floor: string][] = [
  [/^payload$/, '3.90.0'],
  [/^@payloadcms\//, '3.90.0'],
  [/^next$/, '16.4.1'],
  [/^react(-dom)?$/, '19.3.1'],
  [/^sharp$/, '0.35.5'],
  [/^mongoose$/, '8.24.1'],
  [/^node$/, '24.8.0'],
]

const FORBIDDEN = /^@payloadcms\/(plugin-(form-builder|mcp|stripe|ecommerce|multi-tenant)|storage-.*)$|^(xlsx|exceljs)$/
const ONE_COPY = ['payload', 'react', 'react-dom', 'graphql', 'next', 'mongoose', 'sharp']

describe('atLeast', () => {
  it.each([
    ['3.90.2', '3.90.0', true],
    ['3.89.9', '3.90.0', false],
    ['16.10.0', '16.4.1', true],
    ['0.35.5', '0.35.5', true],
  ])('should compare %s with the floor %s as %s', (version, floor, expected) => {
    expect(atLeast(version, floor)).toBe(expected)
  })
})

describe('package-lock.json', () => {
  it.each(FLOORS)('should hold %s at %s or above', (pattern, floor) => {
    const found = locked.filter(([place]) => pattern.test(nameOf(place)))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(([, { version = '0' }]) => !atLeast(version, floor)).map(([place]) => place)).toEqual([])
  })

  it('should hold the mailer we import at its floor', () => {
    expect(atLeast(lockfile.packages['node_modules/nodemailer']?.version ?? '0', '10.0.16')).toBe(true)
  })

  it('should hold none of the packages we keep out', () => {
    expect(locked.map(([place]) => nameOf(place)).filter((name) => FORBIDDEN.test(name))).toEqual([])
  })

  it.each(ONE_COPY)('should hold exactly one copy of %s', (name) => {
    expect(locked.filter(([place]) => nameOf(place) === name).map(([place]) => place)).toHaveLength(1)
  })

  it('should share one MongoDB driver between mongoose and ourselves', () => {
    expect(locked.map(([place]) => place)).not.toContain('node_modules/mongoose/node_modules/mongodb')
  })

  it('should carry an integrity for every package that comes from a registry', () => {
    const without = locked.filter(([, entry]) => !entry.link && entry.resolved !== undefined && !entry.integrity?.startsWith('sha512-'))
    expect(without.map(([place]) => place)).toEqual([])
  })
})

describe('package.json', () => {
  it('should name exact versions only', () => {
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('should agree with the lockfile', () => {
    const different = Object.entries(direct).filter(([name, version]) => lockfile.packages[`node_modules/${name}`]?.version !== version)
    expect(different).toEqual([])
  })

  it('should allow the install script of node', () => {
    expect(manifest.allowScripts).toMatchObject({ node: true })
  })
})
