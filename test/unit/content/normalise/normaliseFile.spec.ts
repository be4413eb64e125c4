import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { htmlDocument } from '../../../../src/content/adapters/htmlDocument.ts'
import { markdownDocument } from '../../../../src/content/adapters/markdownDocument.ts'
import { textWithin } from '../../../../src/content/model/contentView.ts'
import { normaliseFile } from '../../../../src/content/normalise/normaliseFile.ts'

const LONG = '本通知自发布之日起施行，请各有关企业遵照执行，并做好准备工作。'
const html = (source: string): string => {
  const made = normaliseFile(htmlDocument(source, 'a.html'), source)
  return made.kind === 'copy' ? made.text : made.reason
}
const markdown = (source: string): string => {
  const made = normaliseFile(markdownDocument(source, 'a.md'), source)
  return made.kind === 'copy' ? made.text : made.reason
}

describe('an HTML fragment', () => {
  it.each([
    ['Word', `<p class="MsoNormal" style="text-indent:2em"><b><span style="font-family:宋体">一、总体要求</span></b><o:p></o:p></p><p class="MsoNormal">　　${LONG}</p>`, `<h2>一、总体要求</h2>\n<p>${LONG}</p>\n`],
    ['WeChat', `<section data-tools="x"><section><span style="font-weight:bold">办理流程</span></section><section>${LONG}</section></section>`, `<h2>办理流程</h2>\n<p>${LONG}</p>\n`],
    ['lists typed by hand', '<p>1. 甲项目</p><p>2. 乙项目</p><p>3. 丙项目</p>', '<ol>\n<li>甲项目</li>\n<li>乙项目</li>\n<li>丙项目</li>\n</ol>\n'],
    ['tables and images', '<table><tr><td>地区</td><td>票数</td></tr><tr><td>武汉</td><td>12</td></tr></table><p>见图<img src="a.png" alt="流程图">。</p>', '<table>\n<thead>\n<tr><th scope="col">地区</th><th scope="col">票数</th></tr>\n</thead>\n<tbody>\n<tr><td>武汉</td><td>12</td></tr>\n</tbody>\n</table>\n<p>见图</p>\n<figure><img src="a.png" alt="流程图" loading="lazy"></figure>\n<p>。</p>\n'],
  ])('from %s comes out in the house style', (_from, source, expected) => {
    expect(html(source)).toBe(expected)
    expect(html(html(source))).toBe(html(source))
  })

  it('keeps every word, links and nested lists included', () => {
    const source = `<h2>指南</h2><div>散落的字<p>见<a href="/a.html">这里</a>，<em>注意</em></p></div><ul><li>甲<ol><li>子一</li><li>子二</li></ol></li><li>乙</li></ul><blockquote><p>引文</p></blockquote><dl><dt>名</dt><dd>释义</dd></dl>`
    const words = (text: string): string => textWithin(htmlDocument(text, 'a.html').body).replace(/\s/g, '')
    expect(words(html(source))).toBe(words(source))
    expect(html(source)).toContain('<a href="/a.html">这里</a>')
  })

  it('is not made of a full page', () => {
    expect(html('<!doctype html><html><head><title>t</title></head><body><p>x</p></body></html>')).toContain('模板')
  })
})

describe('Markdown', () => {
  it('stays Markdown with its front matter', () => {
    const source = `---\ntitle: 通知\ndate: 2026-03-01\n---\n\n**一、总体要求**\n\n　　${LONG}\n\n- 甲,乙\n- 丙\n\n| 地区 | 票数 |\n| --- | --- |\n| 武汉 | 12 |\n`
    const made = markdown(source)
    expect(made).toBe(`---\ntitle: 通知\ndate: 2026-03-01\n---\n\n## 一、总体要求\n\n${LONG}\n\n- 甲，乙\n- 丙\n\n| 地区 | 票数 |\n| --- | --- |\n| 武汉 | 12 |\n`)
    expect(markdown(made)).toBe(made)
  })
})

describe('npm run validate -- --normalise', () => {
  // Loaded late: in Jest the CommonJS sanitiser must be there before the readers that share an ES module with it.
  const writeNormalised = async (paths: string[], out: string): Promise<void> => (await import('../../../../src/cli/writeNormalised.ts')).writeNormalised(paths, out)
  let folder = ''
  beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'normalise-'))))
  afterEach(() => rmSync(folder, { force: true, recursive: true }))

  it('writes copies and leaves the originals as they are', async () => {
    const [from, to] = [path.join(folder, 'a.html'), path.join(`${folder}-out`, 'a.html')]
    writeFileSync(from, '<p>武汉,襄阳 。</p>')
    await writeNormalised([from], `${folder}-out`)
    expect(readFileSync(to, 'utf8')).toBe('<p>武汉，襄阳。</p>\n')
    expect(readFileSync(from, 'utf8')).toBe('<p>武汉,襄阳 。</p>')
    rmSync(`${folder}-out`, { recursive: true })
  })

  it('refuses to write among the originals', async () => {
    writeFileSync(path.join(folder, 'a.html'), '<p>甲</p>')
    await expect(writeNormalised([folder], path.join(folder, 'out'))).rejects.toThrow('之内')
  })
})
