import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import type { ContentDocument } from '../../../../src/content/model/contentDocument.ts'
import { contentView } from '../../../../src/content/model/contentView.ts'
import { copyRules } from '../../../../src/content/rules/copyRules.ts'
import { linkRules } from '../../../../src/content/rules/linkRules.ts'
import { metadataRules } from '../../../../src/content/rules/metadataRules.ts'
import { bareContext } from '../../../../src/content/rules/ruleContext.ts'
import { structureRules } from '../../../../src/content/rules/structureRules.ts'

type Variant = { body: string; publishedAt?: string; rule?: string }

const { faulty, right } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/rules/variants.json'), 'utf8')) as { faulty: (Variant & { rule: string })[]; right: Variant[] }

const RULES = [...structureRules, ...metadataRules, ...linkRules, ...copyRules]
const context = { ...bareContext(new Date('2026-11-24T02:00:00Z')), ownHosts: new Set(['www.example.gov.cn', 'www.singlewindow.hb.cn']) }

/** The variant inside an ordinary article, so that it is judged in the middle of other text. */
const articleOf = ({ body, publishedAt }: Variant): ContentDocument => {
  const document = htmlDocument(
    `<h2>一、总体情况</h2>\n<p>今年以来，湖北省外贸进出口保持平稳增长，口岸通关效率进一步提升。</p>\n${body}\n<p>下一步，省商务厅将继续优化口岸营商环境，推动外贸高质量发展。</p>`, 'a/this')
  return publishedAt === undefined ? document : { ...document, carries: new Set(['publishedAt']), meta: { ...document.meta, publishedAt } }
}

const found = (variant: Variant): { line: number | null; rule: string }[] => {
  const view = contentView(articleOf(variant))
  return RULES.flatMap((rule) => rule.check(view, context).map(({ place }) => ({ line: place.line, rule: rule.id })))
}

describe('faulty passages that look ordinary', () => {
  it.each(faulty.map((variant) => [variant.rule, variant.body.slice(0, 70), variant] as const))('%s finds %s', (rule, _, variant) => {
    const hits = found(variant).filter((hit) => hit.rule === rule)
    expect(hits.length).toBeGreaterThan(0)
    for (const { line } of hits) expect(line).toBe(3)
  })
})

describe('right passages that look faulty', () => {
  it.each(right.map((variant) => [variant.body.slice(0, 70), variant] as const))('leaves %s alone', (_, variant) => {
    expect(found(variant)).toEqual([])
  })
})
