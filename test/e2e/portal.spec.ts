import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'

import { attachFile, chooseRelated, insertImage, insertTable, logIn, saveDraft, takeStep } from '../helpers/adminScreen.ts'
import { readLines } from '../../src/server/backup/documentLines.ts'
import { collectionFile } from '../../src/server/backup/manifest.ts'
import { findBrowser } from '../helpers/findBrowser.ts'
import { runCommand } from '../helpers/product.ts'
import { savingEditors, sessionOf } from '../helpers/savingEditors.ts'
import { type Portal, startPortal } from '../helpers/startPortal.ts'

// The first admin page of a cold server on a busy machine.
jest.setTimeout(120_000)

const TITLE = '浏览器里写成的一篇通知'
const COLUMN = '通知公告'
const SERIOUS = ['critical', 'serious']
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa']

let portal: Portal
let browser: Browser
let editor: Page
let reviewer: Page
let visitor: Page
const article = { id: '', path: '', slug: '' }

const person = async (role: string): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  if (role) await logIn(page, { admin: portal.admin, email: `${role}@example.com`, password: portal.password })
  return page
}
const get = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(portal.origin + path, { redirect: 'manual' })
  return { status: response.status, text: await response.text() }
}
const columnPath = (): string => article.path.replace(/[^/]+$/, '')
const editUrl = (): string => `${portal.admin}/admin/collections/news/${article.id}`
const listsWithArticle = async (): Promise<string[]> => {
  const places = ['/', columnPath(), '/sitemap.xml', '/content/v1/news', '/content/v1/feed.xml', '/content/v1/sitemap.xml']
  const answers = await Promise.all(places.map(get))
  expect(answers.map(({ status }) => status)).toEqual(places.map(() => 200))
  return places.filter((_place, index) => answers[index]?.text.includes(article.slug))
}

/** Milliseconds from `since` until both public addresses of the article answer with `status`. */
const publicAfter = async (since: number, status: number): Promise<number> => {
  for (;;) {
    const answers = await Promise.all([get(article.path), get(`/content/v1/news/${article.slug}`)])
    const passed = performance.now() - since
    if (answers.every((answer) => answer.status === status) || passed > 10_000) return passed
    await sleep(20)
  }
}

beforeAll(async () => {
  portal = await startPortal()
  browser = await chromium.launch(await findBrowser())
  visitor = await person('')
}, 600_000)

afterAll(async () => {
  await browser?.close()
  await portal?.stop()
}, 60_000)

describe('an article, from the editor’s screen to the reader’s', () => {
  it('is written by an editor: title, column, text, a table, an image and an attachment', async () => {
    editor = await person('editor')
    await editor.goto(`${portal.admin}/admin/collections/news/create`)
    await editor.fill('#field-title', TITLE)
    await chooseRelated(editor, 'column', COLUMN)
    await editor.click('[data-lexical-editor]')
    await editor.keyboard.type('各有关企业：系统将于周六维护。')
    await editor.keyboard.press('Enter')
    const picture = await sharp({ create: { background: '#0a5', channels: 3, height: 400, width: 900 } }).png().toBuffer()
    await insertImage(editor, { fields: { alt: '维护时间示意图' }, file: { buffer: picture, mimeType: 'image/png', name: 'plan.png' } })
    await editor.click('[data-lexical-editor] > p:last-child')
    await insertTable(editor, 2, 2)
    await attachFile(editor, { fields: { title: '维护清单' }, file: { buffer: Buffer.from('附件正文'), mimeType: 'text/plain', name: 'list.txt' } })
    const doc = await saveDraft(editor)
    Object.assign(article, { id: doc.id, path: `/${doc.column.path}/${doc.slug}.html`, slug: doc.slug })
    expect(doc.body.root.children.map(({ type }) => type)).toEqual(expect.arrayContaining(['paragraph', 'table', 'upload']))
  })

  it('is submitted, and not public before it is approved', async () => {
    await editor.goto(editUrl())
    await takeStep(editor, 'submit', () => performance.now())
    expect(await get(article.path)).toMatchObject({ status: 404 })
  })

  it('is approved and published by a reviewer, and stands on the portal within a second', async () => {
    reviewer = await person('reviewer')
    await reviewer.goto(editUrl())
    await takeStep(reviewer, 'approve', () => performance.now())
    const answered = await takeStep(reviewer, 'publish', () => performance.now())
    expect(await publicAfter(answered, 200)).toBeLessThan(1_000)
    expect(await listsWithArticle()).toHaveLength(6)
  })

  it('shows its text, table, image and attachment to a reader', async () => {
    await visitor.goto(portal.origin + article.path)
    expect(await visitor.textContent('h1')).toContain(TITLE)
    expect(await visitor.locator('.body table tr').count()).toBe(2)
    const picture = visitor.locator('.body img')
    expect(await picture.getAttribute('alt')).toBe('维护时间示意图')
    expect(await picture.evaluate(async (element: HTMLImageElement) => (await element.decode(), element.naturalWidth))).toBeGreaterThan(0)
    const file = visitor.locator('.attachments a')
    expect(await file.textContent()).toContain('维护清单')
    expect(await get((await file.getAttribute('href')) ?? '')).toEqual({ status: 200, text: '附件正文' })
  })

  it('is withdrawn with a reason: 410 at once, gone from lists, feed and sitemap', async () => {
    await reviewer.goto(editUrl())
    const answered = await takeStep(reviewer, { action: 'withdraw', reason: '内容有误' }, () => performance.now())
    expect(await publicAfter(answered, 410)).toBeLessThan(1_000)
    expect(await listsWithArticle()).toEqual([])
  })
})

describe('the portal’s pages for everybody', () => {
  const firstLink = async (from: string, selector: string): Promise<string> => {
    await visitor.goto(portal.origin + from)
    return (await visitor.locator(selector).first().getAttribute('href')) ?? ''
  }

  it.each<[string, () => Promise<string> | string]>([
    ['home', () => '/'], ['column', columnPath],
    ['article', async () => firstLink(columnPath(), 'main a[href$=".html"]')],
    ['scores', () => '/scores/'], ['policies', () => '/policies/'], ['policy', async () => firstLink('/policies/', 'main a[href^="/policies/"][href$=".html"]')],
    ['applications', () => '/applications/'], ['faqs', () => '/faqs/'], ['centres', () => '/centers/'], ['search', () => `/search/?q=${encodeURIComponent('通知')}`],
    ['not found', () => '/no/such/page.html'], ['withdrawn', () => article.path],
  ])('%s: axe finds nothing serious', async (_name, path) => {
    await visitor.goto(portal.origin + (await path()))
    const { violations } = await new AxeBuilder({ page: visitor }).withTags(TAGS).analyze()
    const serious = violations.filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})

describe('the admin in Chinese', () => {
  it.each<[string, string, string[]]>([
    ['login', '/admin/login', ['登录', '电子邮件', '密码']], ['dashboard', '/admin', ['内容', '新闻资讯', '巡检记录']],
    ['news', '/admin/collections/news', ['新闻资讯', '标题', '栏目', '审核状态']], ['patrol runs', '/admin/collections/patrolRuns', ['巡检记录']],
    ['findings', '/admin/collections/findings', ['问题']],
  ])('%s', async (name, path, labels) => {
    const page = name === 'login' ? visitor : reviewer
    await page.goto(portal.admin + path)
    await page.waitForSelector(name === 'login' ? '#field-email' : '.template-default h1, .dashboard')
    expect(await page.getAttribute('html', 'lang')).toBe('zh')
    const text = await page.innerText('body')
    expect(labels.filter((label) => !text.includes(label))).toEqual([])
  })
})

// Last, for the product is started anew in it.
describe('people save while the power fails', () => {
  const saved: { before: string[]; editors?: ReturnType<typeof savingEditors> } = { before: [] }
  const backupDir = (): string => path.join(portal.environment['DATA_DIR'] ?? '', 'kept', 'backup')
  const column = async (): Promise<string> => {
    const { docs } = (await (await fetch(`${portal.admin}/api/columns?limit=1&depth=0&where[title][equals]=${encodeURIComponent(COLUMN)}`, { headers: { authorization } })).json()) as { docs: { id: string }[] }
    return docs[0]?.id ?? ''
  }
  let authorization = ''

  it('is backed up meanwhile: one moment, with every save acknowledged before it', async () => {
    authorization = await sessionOf(portal.admin, { email: 'editor@example.com', password: portal.password })
    const editors = savingEditors(portal.admin, { authorization, column: await column(), count: 4 })
    saved.editors = editors
    while (editors.acknowledged.length < 20) await sleep(20)
    saved.before = editors.acknowledged.map(({ id }) => id)
    const { code, output } = await runCommand(['node', 'src/cli/backup.ts', backupDir()], portal.environment)
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('备份完成') })
    const kept = new Set<string>()
    await readLines(collectionFile(backupDir(), 'news'), (document) => void kept.add(String(document()['_id'])))
    expect(saved.before.filter((id) => !kept.has(id))).toEqual([])
  })

  it('loses no acknowledged save when every process is killed', async () => {
    const { editors } = saved
    await portal.crash()
    await editors?.done
    await portal.startAgain()
    authorization = await sessionOf(portal.admin, { email: 'editor@example.com', password: portal.password })
    const ids = (editors?.acknowledged ?? []).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(saved.before.length)
    const answers = await Promise.all(ids.map(async (id) => (await fetch(`${portal.admin}/api/news/${id}?draft=true&depth=0`, { headers: { authorization } })).status))
    expect(answers.filter((status) => status !== 200)).toEqual([])
  })

  it('comes back from the backup in an empty installation', async () => {
    const elsewhere = { ...portal.environment, DATA_DIR: path.join(portal.environment['DATA_DIR'] ?? '', 'kept', 'restored') }
    const { code, output } = await runCommand(['node', 'src/cli/restore.ts', backupDir()], elsewhere)
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('恢复完成并已核对') })
    const again = await runCommand(['node', 'src/cli/restore.ts', backupDir()], elsewhere)
    expect({ code: again.code, output: again.output }).toEqual({ code: 1, output: expect.stringContaining('不是空的') })
  })
})
