import { z } from 'zod'

import { encodeLocation, normalisePath } from '../../../redirects/normalisePath.ts'
import { jsonAnswer } from '../../http/answer.ts'
import { notFound } from '../../http/misses.ts'
import { type LivePage, locatePath } from '../../read/locatePath.ts'
import { findElsewhere } from '../../redirect/findElsewhere.ts'
import { defineRoute } from '../defineRoute.ts'

const apiPath = (page: LivePage): string | null => {
  switch (page.kind) {
    case 'column':
      return `/content/v1/columns/${encodeURI(page.node.path)}`
    case 'feeWaiverPolicies':
      return `/content/v1/policies/${encodeURIComponent(page.slug)}`
    case 'fixed':
      return null
    case 'news':
    case 'pages':
      return `/content/v1/${page.kind}/${encodeURIComponent(page.slug)}`
  }
}

/** 网址解析：该路径现在是什么. */
export const resolveRoutes = [
  defineRoute({
    build: async ({ context, query, reading }) => {
      const path = normalisePath(query.path)
      const located = await locatePath(reading, path)
      if (located.state === 'live') {
        const { page } = located
        return jsonAnswer({ kind: 'page', path, status: 200, type: page.kind, title: page.title, url: context.portal + encodeLocation(page.url), api: apiPath(page) })
      }
      const found = await findElsewhere(reading, query.path)
      if (found.kind !== 'gone' && found.kind !== 'redirect') throw notFound(`路径“${path}”`)
      if (found.kind === 'gone') return jsonAnswer({ kind: 'gone', path, status: 410 })
      return jsonAnswer({ kind: 'redirect', path, status: found.status, to: found.to })
    },
    path: '/resolve',
    query: z.object({ path: z.string().startsWith('/').describe('门户上的路径，以 / 开头，如 /xwzx/tzgg/') }),
    title: '解析门户网址：页面、重定向或已撤回',
  }),
]
