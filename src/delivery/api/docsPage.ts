import { type Answer, htmlAnswer } from '../http/answer.ts'
import { html, type SafeHtml } from '../portal/html.ts'
import type { ApiRoute } from './defineRoute.ts'
import { openApiPath } from './openApi.ts'

const inputOf = (id: string, name: string, description: string): SafeHtml =>
  html`<p><label for="${id}"><code>${name}</code> ${description}</label><br><input id="${id}" name="${name}" type="text"></p>`

const routeForm = (route: ApiRoute, index: number): SafeHtml => {
  const path = openApiPath(route.path)
  const hasParams = Object.keys(route.params).length > 0
  const inputs = Object.entries(route.query.shape).map(([name, schema]) => inputOf(`p${index}-${name}`, name, (schema as { description?: string }).description ?? ''))
  const params = Object.entries(route.params).map(([name, description]) => html`<li><code>{${name}}</code> ${description}</li>`)
  return html`<section aria-labelledby="r${index}"><h2 id="r${index}"><code>GET ${path}</code></h2><p>${route.title}</p>
${params.length > 0 && html`<ul>${params}</ul>`}
${!hasParams && html`<form action="${path}" method="get">${inputs}<p><button type="submit">试一试 <code>${path}</code></button></p></form>`}</section>`
}

/** A page that lists the routes and lets one try them; plain forms, no script. */
export const docsAnswer = (routes: readonly ApiRoute[], siteName: string): Answer =>
  htmlAnswer(html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>内容接口 - ${siteName}</title></head>
<body><main><h1>内容接口</h1><p>只读，只含已公开的内容。机器可读的说明：<a href="/content/v1/openapi.json">openapi.json</a>。带花括号的地址请把花括号换成实际值。</p>
${routes.map(routeForm)}</main></body></html>
`.safe)
