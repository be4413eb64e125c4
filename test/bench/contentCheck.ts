/**
 * CPU of the full check of one article (2,000 characters, 20 links): `node test/bench/contentCheck.ts [--runs 200]`.
 * Wall times mean little on a shared machine; the figures are CPU milliseconds of this process.
 */
import { parseArgs } from 'node:util'

import { htmlDocument } from '../../src/content/adapters/htmlDocument.ts'
import { checkDocument } from '../../src/content/checkDocument.edge.ts'
import { checkTree } from '../../src/content/checkTree.edge.ts'
import { lexicalToHtml } from '../../src/content/render/lexicalToHtml.ts'
import { bareContext } from '../../src/content/rules/ruleContext.ts'
import { validateHtml } from '../../src/content/validateHtml.edge.ts'

const { values } = parseArgs({ options: { runs: { default: '200', type: 'string' } } })
const runs = Number(values.runs)

const SENTENCE = '为便利企业办理进出口业务，湖北国际贸易“单一窗口”上线新版查验免收费系统，企业可在线申报、查询进度并下载凭证，办理时间明显缩短；遇到问题可拨打服务热线，由外贸综合服务中心专人解答。'

const text = (value: string) => ({ format: 0, text: value, type: 'text' })
const link = (at: number) => ({ children: [text(`办事指南之${at}（网页）`)], fields: { linkType: 'custom', url: `https://www.singlewindow.hb.cn/guide/${at}.html` }, type: 'link' })
const paragraph = (at: number) => ({ children: [text(SENTENCE), link(at), text('。')], type: 'paragraph' })

const body = {
  root: {
    children: Array.from({ length: 20 }, (_, at) => (at % 5 === 0 ? [{ children: [text(`${'一二三四'[at / 5]}、办理事项`)], tag: 'h2', type: 'heading' }, paragraph(at)] : [paragraph(at)])).flat(), type: 'root',
  },
}

const html = lexicalToHtml(body)
const context = bareContext(new Date('2026-11-24T02:00:00Z'))

const measure = async (name: string, act: () => unknown): Promise<Record<string, string | number>> => {
  const times: number[] = []
  for (let run = 0; run < runs + 20; run += 1) {
    const before = process.cpuUsage()
    await act()
    const { system, user } = process.cpuUsage(before)
    if (run >= 20) times.push((system + user) / 1000)
  }
  times.sort((one, other) => one - other)
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
  return { part: name, 'p50 ms CPU': at(0.5), 'p95 ms CPU': at(0.95) }
}

console.log(`${[...html.replace(/<[^>]*>/g, '')].length} characters, ${html.match(/<a /g)?.length ?? 0} links, ${html.length} characters of HTML, ${runs} runs`)
console.table([
  await measure('stored document: all checks', () => checkDocument({ body, title: '关于查验免收费系统上线的通知' }, context)),
  await measure('HTML file: all checks', () => checkTree(htmlDocument(html, 'a.html'), context)),
  await measure('of these: html-validate', () => validateHtml({ field: 'body', html, isPage: false })),
  await measure('of these: parse5 and tree', () => htmlDocument(html, 'a.html')),
])
