import { z } from 'zod'

import { jsonAnswer, type Answer } from '../http/answer.ts'
import type { ApiRoute } from './defineRoute.ts'

const BASE = '/content/v1'

/** `/columns/*path` and `/news/:slug` as OpenAPI writes them. */
export const openApiPath = (path: string): string => BASE + path.replace(/[:*](\w+)/g, '{$1}')

const queryParameters = ({ query }: ApiRoute): object[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = typeof schema === 'object' ? schema : {}
    return { description, in: 'query', name, required: required.includes(name), schema: { type: 'string', ...rest } }
  })
}

const pathParameters = ({ params }: ApiRoute): object[] =>
  Object.entries(params).map(([name, description]) => ({ description, in: 'path', name, required: true, schema: { type: 'string' } }))

const problem = (description: string): object => ({
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  description,
})

const operationOf = (route: ApiRoute): object => {
  const isJson = route.contentType === 'application/json'
  const isList = isJson && 'page' in route.query.shape
  const schema = isJson ? { [isList ? '$ref' : 'type']: isList ? '#/components/schemas/List' : 'object' } : { type: 'string' }
  return {
    parameters: [...pathParameters(route), ...queryParameters(route)],
    responses: {
      200: { content: { [route.contentType]: { schema } }, description: '成功' },
      304: { description: '与所给 If-None-Match 相同，未变' },
      400: problem('参数有误'),
      404: problem('没有找到'),
      410: problem('曾经公开，已撤回或删除'),
    },
    summary: route.title,
  }
}

const text = { type: 'string' }
const whole = { type: 'integer' }

const schemas = {
  List: {
    properties: { items: { items: { type: 'object' }, type: 'array' }, next: { description: '下一页的网址，没有则为 null', type: ['string', 'null'] }, page: whole, pageSize: whole, total: whole },
    required: ['items', 'total', 'page', 'pageSize', 'next'],
    type: 'object',
  },
  Problem: { description: 'RFC 9457', properties: { code: text, detail: text, status: whole, title: text, type: text }, required: ['type', 'title', 'status', 'detail', 'code'], type: 'object' },
}

/** The description of the content API (OpenAPI 3.1), made from the routes themselves. */
export const openApiAnswer = (routes: readonly ApiRoute[], { portal, siteName }: { portal: string; siteName: string }): Answer =>
  jsonAnswer({
    openapi: '3.1.0',
    info: { title: `${siteName}内容接口`, description: '只读，只含已公开的内容。日期为 UTC（ISO 8601），“日”为北京时间。', version: '1' },
    servers: [{ url: portal }],
    paths: Object.fromEntries(routes.map((route) => [openApiPath(route.path), { get: operationOf(route) }])),
    components: { schemas },
  })
