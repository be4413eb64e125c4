import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Browser, chromium, type Page } from 'playwright-core'

import { writeHtml } from '../../../src/links/writers/writeHtml.ts'
import { findBrowser } from '../../helpers/findBrowser.ts'
import { comparedReport } from '../../unit/links/writers/comparedReport.ts'

describe('the HTML report in a browser', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await chromium.launch(await findBrowser())
    page = await (await browser.newContext({ bypassCSP: true })).newPage()
    await page.setContent([...writeHtml(comparedReport())].join(''))
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
  }, 60_000)
  afterAll(() => browser.close())

  it('has nothing that axe objects to, with everything open', async () => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })

  it.each([1280, 375])('does not scroll sideways at %d pixels', async (width) => {
    await page.setViewportSize({ height: 800, width })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    if (process.env['SHOTS']) await page.screenshot({ fullPage: true, path: `${process.env['SHOTS']}/report-${width}.png` })
  })
})
