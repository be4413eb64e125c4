import type { DeliveryContext } from '../context.ts'
import { type Answer, htmlAnswer } from '../http/answer.ts'
import { type Failure, titleOf } from '../http/problem.ts'
import { html } from './html.ts'

/** The page a visitor sees where there is none: what happened and where to go on. Reads nothing, for the database may be the cause. */
export const errorPage = async ({ env }: DeliveryContext, { detail, status }: Failure): Promise<Answer> => {
  const title = titleOf(status)
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} - ${env.SITE_NAME}</title></head>
<body><main><h1>${title}</h1><p>${detail}</p><p><a href="/">返回首页</a></p></main></body></html>`
  return htmlAnswer(page.safe, status)
}
