import type { Page } from 'playwright-core'

import type { LexicalState } from '../../src/seed/lexical.ts'

type Doc = { body: LexicalState; column: { path: string }; id: string; slug: string }
type Saved = { doc: Doc }
type Upload = { collection: 'attachments' | 'media'; fields: Record<string, string>; file: { buffer: Buffer; mimeType: string; name: string } }

/** Logs in through the login screen and waits for the dashboard. */
export const logIn = async (page: Page, { admin, email, password }: { admin: string; email: string; password: string }): Promise<void> => {
  await page.goto(`${admin}/admin/login`)
  await page.fill('#field-email', email)
  await page.fill('#field-password', password)
  await page.click('button[type=submit]')
  await page.waitForSelector('.dashboard')
}

/** Chooses `text` in a relationship field by typing it. */
export const chooseRelated = async (page: Page, field: string, text: string): Promise<void> => {
  await page.click(`#field-${field} .rs__control`)
  await page.keyboard.type(text)
  await page.locator('.rs__option', { hasText: text }).first().click()
}

/** Inserts a table at the cursor by the editor's slash menu. */
export const insertTable = async (page: Page, rows: number, columns: number): Promise<void> => {
  await page.keyboard.type('/table')
  await page.click('#slash-menu-popup__item-table')
  const drawer = page.locator('dialog[id*="table-create"], .drawer--is-open').last()
  await drawer.locator('#field-rows').fill(String(rows))
  await drawer.locator('#field-columns').fill(String(columns))
  await drawer.locator('.form-submit button').click()
  await page.waitForSelector('[data-lexical-editor] table')
}

/** Saves the draft and gives what the server stored, its column included. */
export const saveDraft = async (page: Page): Promise<Doc> => {
  const stored = page.waitForResponse((response) => /\/api\/news/.test(response.url()) && ['PATCH', 'POST'].includes(response.request().method()))
  await page.click('#action-save-draft')
  const response = await stored
  if (!response.ok()) throw new Error(`Saving the draft was answered with ${response.status()}: ${await response.text()}`)
  const { doc } = (await response.json()) as Saved
  return page.evaluate(async (url) => (await (await fetch(url)).json()) as Doc, `/api/news/${doc.id}?draft=true&depth=1`)
}

/** Fills the drawer that makes a new upload, saves it and waits until it is stored. */
const fillUpload = async (page: Page, { collection, fields, file }: Upload): Promise<void> => {
  const drawer = page.locator(`dialog[id^="doc-drawer_${collection}_"]`)
  await drawer.locator('input[type=file]').setInputFiles(file)
  for (const [name, value] of Object.entries(fields)) await drawer.locator(`#field-${name}`).fill(value)
  const stored = page.waitForResponse((response) => new URL(response.url()).pathname === `/api/${collection}` && response.request().method() === 'POST')
  await drawer.locator('#action-save').click()
  const response = await stored
  if (!response.ok()) throw new Error(`The upload was answered with ${response.status()}: ${await response.text()}`)
}

/** Uploads a new image and inserts it at the cursor by the editor's slash menu. */
export const insertImage = async (page: Page, upload: Omit<Upload, 'collection'>): Promise<void> => {
  await page.keyboard.type('/upload')
  await page.click('#slash-menu-popup__item-upload')
  await page.locator('dialog[id^="list-drawer_"] .list-header button').first().click()
  await fillUpload(page, { ...upload, collection: 'media' })
  await page.waitForSelector('dialog', { state: 'detached' })
  await page.waitForSelector('[data-lexical-editor] img')
}

/** Uploads a new file from the field `attachments`. */
export const attachFile = async (page: Page, upload: Omit<Upload, 'collection'>): Promise<void> => {
  await page.click('#field-attachments .relationship-add-new__add-button')
  await fillUpload(page, { ...upload, collection: 'attachments' })
  // This drawer stays open for further changes.
  await page.click('dialog[id^="doc-drawer_attachments_"] .doc-drawer__header-close')
  await page.waitForSelector('#field-attachments .multi-value')
}

/** A step of the review: its action, and the reason its dialog asks for. */
export type ScreenStep = { action: string; reason: string }

/** Presses a button of the review, answers its dialog where there is a reason, and waits for the server's answer; gives the moment it came (ms). */
export const takeStep = async (page: Page, step: ScreenStep | string, now: () => number): Promise<number> => {
  const { action, reason } = typeof step === 'string' ? { action: step, reason: null } : step
  const answered = page.waitForResponse((response) => response.url().endsWith(`/${action}`) && response.request().method() === 'POST')
  await page.click(`#review-${action}`)
  if (reason !== null) {
    await page.fill('.ask-dialog textarea', reason)
    await page.click('#ask-confirm')
  }
  const response = await answered
  const at = now()
  if (!response.ok()) throw new Error(`${action} was answered with ${response.status()}: ${await response.text()}`)
  await page.waitForLoadState('load')
  return at
}
