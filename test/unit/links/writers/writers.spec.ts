import { describe, expect, it } from '@jest/globals'
import { parse as parseCsv } from 'csv-parse/sync'
import { Parser } from 'htmlparser2'

import { summarise, type PatrolReport } from '../../../../src/links/report.ts'
import { writeCsv } from '../../../../src/links/writers/writeCsv.ts'
import { writeHtml } from '../../../../src/links/writers/writeHtml.ts'
import { writeJson } from '../../../../src/links/writers/writeJson.ts'
import { writeJunit } from '../../../../src/links/writers/writeJunit.ts'
import { sampleReport, target } from './sampleReport.ts'

const whole = (chunks: Iterable<string>): string => [...chunks].join('')

const readRows = (csv: string): string[][] => parseCsv(csv, { bom: true })

type Tag = { name: string; attributes: Record<string, string> }

const tagsOf = (source: string, xmlMode = false): Tag[] => {
  const tags: Tag[] = []
  new Parser({ onopentag: (name, attributes) => tags.push({ name, attributes }) }, { xmlMode }).end(source)
  return tags
}

describe('writeJson', () => {
  it('should write the report unchanged but for the places of healthy targets', () => {
    const report = sampleReport()
    const written = JSON.parse(whole(writeJson(report))) as PatrolReport
    expect(written.targets.slice(0, 7)).toEqual(report.targets.slice(0, 7))
    expect(written.targets[8]).toMatchObject({ placesTotal: 30, places: { length: 20 } })
    expect(Object.keys(written.summary.byVerdict)).toHaveLength(7)
  })
  it('should write an empty report', () => expect(JSON.parse(whole(writeJson({ ...sampleReport(), targets: [] })))).toMatchObject({ targets: [] }))
})

describe('writeHtml', () => {
  const html = whole(writeHtml(sampleReport()))
  it('should hold no element or handler that a site wrote', () => {
    const tags = tagsOf(html)
    expect(tags.filter(({ name }) => ['script', 'img', 'iframe', 'object', 'form'].includes(name))).toEqual([])
    expect(tags.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => name.startsWith('on'))).toEqual([])
  })
  it('should link neither broken nor dangerous addresses, nor schemes but http', () => {
    const links = tagsOf(html).filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href ?? '')
    expect(links.filter((href) => /gone|spam|javascript|script/.test(href))).toEqual([])
    expect(links).toContain('https://www.example.com/soft')
    expect(html).toContain('https://spam.example.net/')
  })
  it('should show control and direction characters as codes', () => expect(html).toContain('[U+202E]'))
  it('should say what was cut off, and when in Shanghai time', () => {
    expect(html).toMatch(/略过 12 个地址/)
    expect(html).toContain('09:05:00')
  })
})

describe('writeCsv', () => {
  const csv = whole(writeCsv(sampleReport()))
  const rows = readRows(csv)
  it('should start with a byte order mark and have one row for each place', () => {
    expect(csv.startsWith('\ufeff结论,')).toBe(true)
    expect(rows).toHaveLength(1 + 2 + 6 + 40 * 30)
  })
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\n=1'])('should not let %j run as a formula', (text) => {
    const report = { ...sampleReport(), targets: [target({ places: [{ page: 'http://p/', line: 1, column: 1, element: 'a', attribute: 'href', text }] })] }
    const [, row] = readRows(whole(writeCsv(report)))
    expect(row?.[11]).toBe(`'${text}`)
  })
})

describe('writeJunit', () => {
  it('should be well-formed and count failures and skipped cases', () => {
    const xml = whole(writeJunit(sampleReport()))
    expect(xml).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f]/)
    const tags = tagsOf(xml, true)
    expect(tags.filter(({ name }) => name === 'failure')).toHaveLength(3)
    expect(tags.filter(({ name }) => name === 'skipped')).toHaveLength(3)
    expect(tags.find(({ name }) => name === 'testsuite')?.attributes).toMatchObject({ failures: '3', skipped: '3', tests: '47' })
  })
  it('should write an empty run', () => {
    const xml = whole(writeJunit({ ...sampleReport(), targets: [], summary: summarise([], 0) }))
    expect(xml).toContain('tests="0"')
  })
})
