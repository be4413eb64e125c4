import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { HtmlValidate } from 'html-validate'

import { API_ROUTES } from '../../../src/delivery/api/contentApi.ts'
import { startDelivery, type TestDelivery } from './startDelivery.ts'

type Document = { paths: Record<string, { get: { parameters: { description: string; in: string; name: string; required: boolean; schema: object }[]; summary: string } }> }

let delivery: TestDelivery
beforeAll(async () => {
  delivery = await startDelivery({ name: 'delivery_openapi' })
})
afterAll(() => delivery.close())

describe('openapi.json', () => {
  it('should describe every route with every parameter in Chinese', async () => {
    const { paths } = await delivery.json<Document>('/content/v1/openapi.json')
    expect(Object.keys(paths)).toHaveLength(API_ROUTES.length)
    for (const { get } of Object.values(paths)) {
      expect(get.summary).toMatch(/\p{Script=Han}/u)
      for (const parameter of get.parameters) expect(parameter.description).toMatch(/\p{Script=Han}/u)
    }
    expect(paths['/content/v1/search']?.get.parameters.find(({ name }) => name === 'q')).toMatchObject({ in: 'query', required: true })
    expect(paths['/content/v1/news/{slug}']?.get.parameters).toMatchObject([{ in: 'path', name: 'slug', required: true }])
  })

  it('should come with a page to try it that is valid HTML', async () => {
    const page = await (await delivery.get('/content/v1/docs')).text()
    const report = await new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } }).validateString(page)
    expect(report.results.flatMap(({ messages }) => messages.map(({ line, message, ruleId }) => `${ruleId} ${line}: ${message}`))).toEqual([])
    for (const { path } of API_ROUTES) expect(page).toContain(path.replace(/[:*](\w+)/, '{$1}'))
  })
})
