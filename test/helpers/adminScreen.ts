import type { Page } from 'playwright-core'

type Upload = { collection: 'attachments' | 'media'; data: Record<string, string>; file: { base64: string; name: string; type: string } }

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

/** Saves the draft and waits until it is stored. */
export const saveDraft = async (page: Page): Promise<void> => {
  const stored = page.waitForResponse((response) => /\/api\/news/.test(response.url()) && ['PATCH', 'POST'].includes(response.request().method()))
  await page.click('#action-save-draft')
  const response = await stored
  if (!response.ok()) throw new Error(`Saving the draft was answered with ${response.status()}: ${await response.text()}`)
}

/** Calls Payload's REST interface from inside the page, so with its session. */
export const callApi = async <T>(page: Page, { body, method, url }: { body?: unknown; method: string; url: string }): Promise<T> =>
  page.evaluate(
    async ({ json, method: verb, url: target }) => {
      const response = await fetch(target, { body: json, headers: { 'content-type': 'application/json' }, method: verb })
      if (!response.ok) throw new Error(`${verb} ${target}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
    { json: body === undefined ? null : JSON.stringify(body), method, url },
  )

/** Uploads a file from inside the page and gives its id. */
export const uploadFile = async (page: Page, upload: Upload): Promise<string> =>
  page.evaluate(async ({ collection, data, file }) => {
    const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0))
    const form = new FormData()
    form.append('file', new File([bytes], file.name, { type: file.type }))
    form.append('_payload', JSON.stringify(data))
    const response = await fetch(`/api/${collection}`, { body: form, method: 'POST' })
    if (!response.ok) throw new Error(`${collection}: ${response.status} ${await response.text()}`)
    return ((await response.json()) as { doc: { id: string } }).doc.id
  }, upload)

/** Presses a button of the review and waits for the server's answer; gives the moment it came (ms). */
export const takeStep = async (page: Page, action: string, now: () => number): Promise<number> => {
  const answered = page.waitForResponse((response) => response.url().endsWith(`/${action}`) && response.request().method() === 'POST')
  await page.click(`#review-${action}`)
  const response = await answered
  const at = now()
  if (!response.ok()) throw new Error(`${action} was answered with ${response.status()}: ${await response.text()}`)
  await page.waitForLoadState('load')
  return at
}
