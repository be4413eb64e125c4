import { mkdirSync } from 'node:fs'

import sharp from 'sharp'

import { composeBody, composeText, composeTitle } from './compose.ts'
import { COLUMN_TREE, type SeedColumn } from './material/columnTree.ts'
import { paragraph, state, text } from './lexical.ts'
import type { SeedPeople } from './seedAccounts.ts'
import { add, type SeedContext } from './seedContext.ts'

const DAY_MS = 86_400_000
const ARTICLES = 200
const SPAN_DAYS = 425
const BAD_LINKS = ['/moved-away.html', '/chain/1', '/loop/a', '/old-notice.html', '/missing/report.pdf']

/** Demonstration articles link to the demonstration's outside site, which is this machine; the columns below inherit it. */
const TOP = { contentRules: [{ level: 'off' as const, rule: 'link-local-address' as const }] }

/** A column that takes articles, and who answers for it. */
export type SeedLeaf = { editor: string; id: string }

/** The tree of columns, each with a person responsible; gives those that take articles, by slug. */
export const seedColumns = async (context: SeedContext, { editors }: SeedPeople): Promise<Map<string, SeedLeaf>> => {
  const leaves = new Map<string, SeedLeaf>()
  const addBranch = async (columns: readonly SeedColumn[], parent?: string): Promise<void> => {
    for (const [order, { below, perMonth, reviewLevels, ...column }] of columns.entries()) {
      const editor = editors[order % 2 === 0 ? 0 : 1]
      const id = await add(context, {
        collection: 'columns',
        data: { ...column, demo: true, description: `${column.title}（演示数据）`, keywords: [column.title], order, parent, quota: { perMonth, responsible: [editor] }, reviewLevels, ...(parent ? {} : TOP) },
      })
      if (below) await addBranch(below, id)
      else leaves.set(column.slug, { editor, id })
    }
  }
  await addBranch(COLUMN_TREE)
  return leaves
}

const drawing = (hue: number): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="hsl(${hue},45%,75%)"/>
<rect y="500" width="1280" height="220" fill="hsl(210,45%,45%)"/>${[0, 1, 2, 3, 4].map((n) => `<rect x="${120 + n * 210}" y="${360 - (n % 2) * 70}" width="180" height="150" fill="hsl(${hue + n * 40},55%,45%)"/>`).join('')}</svg>`)

/** Drawn pictures of a container yard; gives their ids. */
export const seedMedia = async (context: SeedContext): Promise<string[]> => {
  mkdirSync(`${context.env.DATA_DIR}/uploads/media`, { recursive: true })
  const ids: string[] = []
  for (const [index, hue] of [20, 140, 200, 320].entries()) {
    const data = await sharp(drawing(hue)).png().toBuffer()
    const file = { data, mimetype: 'image/png', name: `演示图片-${index + 1}.png`, size: data.length }
    ids.push(await add(context, { collection: 'media', data: { alt: `集装箱堆场示意图之${index + 1}`, caption: '演示数据', demo: true }, file }))
  }
  return ids
}

export type NewsFiles = { attachments: readonly string[]; pictures: readonly string[] }

/** 200 articles over 14 months up to now; a few link to pages that are gone, so that the patrol has something to find. */
export const seedNews = async (context: SeedContext, columns: ReadonlyMap<string, SeedLeaf>, files: NewsFiles): Promise<void> => {
  const { clock, outside, random } = context
  const main = columns.get('chumaotong')
  const targets = [...columns].filter(([slug]) => slug !== 'guanyu').map(([, leaf]) => leaf)
  const now = clock().getTime()
  let earlier: { id: string; title: string } | undefined
  for (let index = ARTICLES - 1; index >= 0; index -= 1) {
    const publishedAt = new Date(now - 3_600_000 - Math.floor((index * SPAN_DAYS) / ARTICLES) * DAY_MS).toISOString()
    const title = composeTitle(random)
    const url = outside + (index % 25 === 7 ? random.pick(BAD_LINKS) : `/policy/${random.int(1, 20)}.html`)
    const picture = index % 4 === 0 ? random.pick(files.pictures) : undefined
    const column = index % 3 === 0 && main ? main : random.pick(targets)
    const id = await add(context, {
      collection: 'news',
      data: {
        _status: 'published', attachments: index % 5 === 0 ? [random.pick(files.attachments)] : [], author: '演示编辑', body: composeBody(random, { earlier, picture, url }), column: column.id, cover: picture, createdBy: column.editor, demo: true,
        firstPublishedAt: publishedAt, keywords: ['外贸', '单一窗口'], publishedAt, reviewState: 'published', source: { name: '演示数据', url },
        summary: composeText(random, 2), terminals: ['web', 'app'], title,
      },
    })
    earlier = { id, title }
  }
}

const QUESTIONS = [
  '忘记登录密码怎么办', '如何变更企业备案信息', '申报单被退回如何修改', '怎样查询舱单状态', '原产地证可以自助打印吗', '出口退税申报有期限吗', '许可证件如何在线申领',
  '税费支付失败怎么处理', '查验免收费需要企业申请吗', '哪些货物不适用查验免收费', '如何预约查验时间', '怎样绑定电子口岸卡', '如何添加操作员', '系统支持哪些浏览器',
  '附件上传大小有限制吗', '怎样查看办理进度', '节假日能否办理业务', '如何联系外综服务中心', '怎样订阅状态通知', '数据导出为空是什么原因',
]

/** Twenty questions with answers. */
export const seedFaqs = async (context: SeedContext): Promise<void> => {
  for (const [index, title] of QUESTIONS.entries()) {
    const publishedAt = new Date(context.clock().getTime() - (index + 5) * 7 * DAY_MS).toISOString()
    const answer = state([paragraph(text(`${composeText(context.random, 3)}（演示数据）`))])
    await add(context, {
      collection: 'faqs',
      data: { _status: 'published', answer, category: index < 12 ? '业务办理' : '系统使用', demo: true, firstPublishedAt: publishedAt, publishedAt, reviewState: 'published', title },
    })
  }
}
