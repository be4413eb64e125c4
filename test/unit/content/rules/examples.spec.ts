import { readdirSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import { earlierIndex } from '../../../../src/content/copies/earlierIndex.ts'
import type { ContentDocument } from '../../../../src/content/model/contentDocument.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { ATTACHMENT_RULES } from '../../../../src/content/rules/attachmentRules.ts'
import { RULES } from '../../../../src/content/rules/checkRules.ts'
import type { Rule, RuleExample } from '../../../../src/content/rules/rule.ts'
import { type LinkStanding, type RuleContext } from '../../../../src/content/rules/ruleContext.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../../../src/content/rules')

const standingOf = (kind: NonNullable<RuleExample['standing']>[string] | undefined): LinkStanding => {
  if (kind === undefined) return { kind: 'unknown' }
  return kind === 'broken' || kind === 'danger' ? { detail: '示例', kind } : { kind }
}

const contextOf = ({ earlier, standing }: RuleExample): RuleContext => ({
  earlier: earlierIndex(earlier ?? []), linkStanding: (href) => standingOf(standing?.[href]), now: new Date('2026-11-24T02:00:00Z'), ownHosts: new Set(['www.example.gov.cn']), profile: {},
})

const documentOf = ({ body, meta, page }: RuleExample, html: string): ContentDocument => {
  const document = htmlDocument(html, 'a/this')
  if (!meta || page !== undefined || body === undefined) return document
  const names = Object.keys(meta) as (keyof ContentDocument['meta'])[]
  return { ...document, carries: new Set(names), meta: { ...document.meta, ...Object.fromEntries(names.map((name) => [name, meta[name] === '' ? null : meta[name]])) } }
}

const quotes = (rule: Rule, example: RuleExample, html: string): string[] => {
  const document = documentOf(example, html)
  return (rule.formats?.has(document.format) ?? true) ? rule.check(contentView(document), contextOf(example)).map(({ text }) => text) : []
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(rule.doc.examples.map((example) => [example.note ?? (example.page ?? example.body ?? JSON.stringify(example.meta)).slice(0, 80), example] as const))('judges as its page says: %s', (_, example) => {
    expect(quotes(rule, example, example.page ?? example.body ?? '')).toEqual(example.hits)
    if (example.fixed !== undefined) expect(quotes(rule, example, example.fixed)).toEqual([])
  })

  it('is documented, with what is wrong and what is right', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(rule.doc.name).not.toBe('')
    expect(rule.source).not.toBe('')
    expect(rule.doc.why.length).toBeGreaterThan(15)
    expect(rule.doc.examples.some(({ hits }) => hits.length > 0)).toBe(true)
    expect(rule.doc.examples.some(({ hits }) => hits.length === 0)).toBe(true)
  })
})

it('lists every rule file, and each rule under its file name', () => {
  const files = readdirSync(FOLDER).filter((name) => /^[a-z]+(?:-[a-z]+)+\.ts$|^redated\.ts$/.test(name)).map((name) => name.replace(/\.ts$/, ''))
  expect([...RULES, ...ATTACHMENT_RULES].map(({ id }) => id).sort()).toEqual(files.sort())
})
