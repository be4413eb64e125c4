import type { Db } from 'mongodb'

import { bodyOf, HIDDEN, linkTo, paragraph, past, storedColumn, storedContent, text } from './stored.ts'

/** Markup that must never arrive as markup, with a marker to find it by. */
export const EVIL = `"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;`

const stamped = () => ({ createdAt: past(30), updatedAt: past(30) })

/** Fields as Payload stores them when they were emptied. */
const nulls = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, null]))

const image = (id: unknown) => ({ fields: null, format: '', relationTo: 'media', type: 'upload', value: id, version: 3 })
const heading = (value: string) => ({ children: [text(value)], direction: 'ltr', format: '', indent: 0, tag: 'h2', type: 'heading', version: 1 })
const cell = (value: string, headerState: number) => ({ children: [paragraph(text(value))], colSpan: 1, headerState, rowSpan: 1, type: 'tablecell', version: 1 })
const table = (rows: string[][]) => ({
  children: rows.map((cells, row) => ({ children: cells.map((value) => cell(value, row === 0 ? 1 : 0)), type: 'tablerow', version: 1 })),
  type: 'table', version: 1,
})

const news = (column: ReturnType<typeof storedColumn>, slug: string, fields: Record<string, unknown> = {}) =>
  storedContent(slug, { column: column._id, summary: `摘要 ${slug}`, ...fields })

/**
 * Names of the stored files of the portal's test: a picture with one size, an attachment with a Chinese name, one
 * without a document, and those that only a draft, a withdrawn text and a text due later refer to. */
export const FILES = { attachment: '申报 指南（2026）.txt', card: '堆场-640.webp', draft: '草稿附件.txt', future: '待发附件.txt', image: '堆场.png', orphan: '无主.txt', withdrawn: '撤回附件.txt' }

const insertFiles = async (db: Db) => {
  const sizes = { card: { filename: FILES.card, height: 360, mimeType: 'image/webp', width: 640 } }
  const media = { ...stamped(), alt: `堆场${EVIL}`, caption: EVIL, filename: FILES.image, height: 720, mimeType: 'image/png', sizes, width: 1280 }
  const file = { ...stamped(), filename: FILES.attachment, filesize: 12, mimeType: 'text/plain', title: `申报指南${EVIL}` }
  const script = { ...stamped(), alt: '冒充图片', filename: 'evil.svg', mimeType: 'image/svg+xml' }
  const [image1, image2] = Object.values((await db.collection('media').insertMany([media, script])).insertedIds)
  const hidden = [FILES.draft, FILES.future, FILES.withdrawn].map((filename) => ({ ...stamped(), filename, mimeType: 'text/plain' }))
  const [attachment, draft, future, withdrawn] = Object.values((await db.collection('attachments').insertMany([file, ...hidden])).insertedIds)
  return { attachment, hidden: { draft, future, withdrawn } as Record<string, unknown>, media: image1, script: image2 }
}

const insertTrade = async (db: Db): Promise<void> => {
  const indicators = [{ key: 'served', name: `服务企业数${EVIL}`, weight: 60 }, { key: 'orders', name: '业务量', weight: 40 }]
  const scheme = await db.collection('evaluationSchemes').insertOne({ ...stamped(), indicators, name: '方案', version: 1 })
  const centers = ['武汉', '宜昌'].map((region, order) => ({ ...stamped(), address: EVIL, contact: EVIL, name: `${region}中心${EVIL}`, order, phone: '027-0000 0000', region, slug: `c${order}`, status: 'active' }))
  const ids = Object.values((await db.collection('centers').insertMany(centers)).insertedIds)
  const score = (center: unknown, index: number, fields: Record<string, unknown>) => ({
    ...stamped(), center, current: true, period: '2026-09', rank: index + 1, revision: 1, scheme: scheme.insertedId, state: 'published', total: 90.5 - index,
    values: [{ evidence: 'CANARY-evidence', indicator: 'served', points: 55.25, raw: 9 }, { indicator: 'orders', points: 35.25, raw: 9 }], ...fields,
  })
  await db.collection('evaluationScores').insertMany([
    ...ids.flatMap((id, index) => [score(id, index, {}), score(id, index, { adjustments: [{ points: -2, reason: EVIL }], period: '2026-10', revision: 2 })]),
    score(ids[0], 0, { period: '2026-08', ...nulls('adjustments', 'rank', 'revision', 'total', 'values') }),
    score(ids[0], 0, { period: '2026-11', state: 'confirmed', total: 11.11 }),
    score(ids[0], 0, { current: false, period: '2026-10', total: 22.22 }),
  ])
  const application = (list: string, seq: number, fields = {}) => ({ ...stamped(), category: seq < 3 ? '货物申报' : `其他${EVIL}`, entryUrl: 'https://app.example/', key: `${list}-${seq}`, list, name: `应用${seq}${EVIL}`, order: seq, seq, status: 'running', ...fields })
  await db.collection('applications').insertMany([
    application('central', 1), application('central', 2, { entryUrl: 'javascript:alert(3)' }), application('central', 3, { status: 'maintenance' }), application('local', 1, { status: 'offline' }),
  ])
}

const insertPolicies = async (db: Db): Promise<void> => {
  const old = storedContent('jiu', { effectiveFrom: past(700), effectiveTo: past(300), feeKinds: ['hoisting'] })
  const now = storedContent('xin', {
    body: bodyOf(paragraph(text(`政策正文${EVIL}`))), cargoKinds: ['heavyContainer'], documentNumber: `鄂〔2026〕1号${EVIL}`, effectiveFrom: past(100), exclusions: [EVIL], feeKinds: ['hoisting', 'storage'],
    issuer: EVIL, legalBasis: EVIL, payer: EVIL, supersedes: old._id, title: `现行政策${EVIL}`,
  })
  const hidden = Object.entries(HIDDEN).map(([name, { fields }]) => storedContent(`zc-${name}`, { effectiveFrom: past(9), title: `CANARY-${name}`, ...fields }))
  const bare = nulls('attachments', 'body', 'cargoKinds', 'documentNumber', 'effectiveTo', 'exclusions', 'feeKinds', 'issuer', 'payer', 'places', 'supersedes')
  await db.collection('feeWaiverPolicies').insertMany([old, now, storedContent('kong', { effectiveFrom: past(50), ...bare }), ...hidden])
}

/** Fills a database with one of everything the portal shows, and with what it must not show. */
export const insertPortal = async (db: Db): Promise<void> => {
  const { attachment, hidden: hiddenFiles, media, script } = await insertFiles(db)
  const top = storedColumn('xinwen', { description: EVIL, keywords: ['新闻', EVIL], title: '新闻资讯' })
  const notices = storedColumn('xinwen/tongzhi', { class: 'notice', display: { pageSize: 10, template: 'links' }, parent: top._id, title: `通知${EVIL}` })
  const cards = storedColumn('zhengce', { class: 'policy', display: { pageSize: 10, template: 'cards' }, order: 2, title: '政策文件' })
  const appOnly = storedColumn('neibu', { display: { terminals: ['app'] }, title: 'CANARY-app-column' })
  await db.collection('columns').insertMany([top, notices, cards, appOnly, storedColumn('kong', { order: 9, title: '空栏目' })])
  const body = bodyOf(
    heading('一、办理条件'), paragraph(text(`正文${EVIL}`), linkTo({ url: 'javascript:alert(4)' }, '坏链接'), linkTo({ url: 'https://example.org/' }, '好链接')),
    table([['事项', '时限'], ['申报', '1 天']]), image(media),
  )
  const rich = news(top, 'quan', {
    attachments: [attachment], author: EVIL, body, cover: media, keywords: [EVIL], source: { name: EVIL, url: 'javascript:alert(5)' }, sticky: true, summary: EVIL, title: `全文${EVIL}`,
  })
  const hidden = Object.entries(HIDDEN).map(([name, { fields }]) => news(top, `xw-${name}`, { attachments: hiddenFiles[name] ? [hiddenFiles[name]] : [], summary: `CANARY-${name}`, title: `CANARY-${name}`, ...fields }))
  await db.collection('news').insertMany([
    rich, news(top, 'kong', nulls('attachments', 'author', 'body', 'cover', 'demo', 'keywords', 'source', 'sticky', 'summary', 'terminals')), ...hidden, ...Array.from({ length: 23 }, (_, index) => news(notices, `tz-${index}`)), news(cards, 'zc-1', { alsoIn: [notices._id], cover: media }),
    news(appOnly, 'app', { title: 'CANARY-app' }), news(top, 'app-only', { terminals: ['app'], title: 'CANARY-terminal' }),
  ])
  await db.collection('pages').insertOne(storedContent('jieshao', { body: bodyOf(paragraph(text('网站介绍'))), column: top._id, files: [`media:${String(script)}`], title: `网站介绍${EVIL}` }))
  await db.collection('faqs').insertMany([
    storedContent('wenti', { answer: bodyOf(paragraph(text(`解答${EVIL}`))), category: `业务${EVIL}`, title: `问题${EVIL}` }),
    storedContent('wenti-draft', { title: 'CANARY-faq', ...HIDDEN['draft']?.fields }),
  ])
  await insertTrade(db)
  await insertPolicies(db)
}
