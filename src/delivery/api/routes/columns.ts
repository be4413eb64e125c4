import { z } from 'zod'

import { columnUrl } from '../../../shared/paths.ts'
import { jsonAnswer } from '../../http/answer.ts'
import { gone, notFound } from '../../http/misses.ts'
import { type ColumnNode, trailOf } from '../../read/columnTree.ts'
import { defineRoute } from '../defineRoute.ts'

const columnItem = (node: ColumnNode, portal: string) => {
  const { class: kind, columnType, description, display, keywords, order, slug } = node.document
  return {
    id: node.id,
    title: node.title,
    slug,
    path: node.path,
    url: portal + encodeURI(columnUrl(node.path)),
    class: kind ?? 'other',
    columnType: columnType ?? null,
    description: description ?? null,
    keywords: keywords ?? [],
    order: order ?? 0,
    display: { template: display?.template ?? 'list', pageSize: display?.pageSize ?? 20, terminals: display?.terminals ?? [] },
  }
}

type ColumnBranch = ReturnType<typeof columnItem> & { children: ColumnBranch[] }

const columnBranch = (node: ColumnNode, portal: string): ColumnBranch => ({
  ...columnItem(node, portal),
  children: node.children.map((child) => columnBranch(child, portal)),
})

/** 栏目树与单个栏目. */
export const columnRoutes = [
  defineRoute({
    build: async ({ context, reading }) => {
      const { byId, roots } = await reading.columns()
      return jsonAnswer({ items: roots.map((node) => columnBranch(node, context.portal)), total: byId.size })
    },
    path: '/columns',
    query: z.object({}),
    title: '栏目树',
  }),
  defineRoute({
    build: async ({ context, param, reading }) => {
      const path = param('path')
      const tree = await reading.columns()
      const node = tree.byPath.get(path)
      if (!node) throw tree.expired.has(path) ? gone(`栏目“${path}”`) : notFound(`栏目“${path}”`)
      const trail = trailOf(node).map((above) => ({ title: above.title, path: above.path }))
      return jsonAnswer({ ...columnBranch(node, context.portal), trail })
    },
    params: { path: '栏目的完整路径，如 xwzx/tzgg' },
    path: '/columns/*path',
    query: z.object({}),
    title: '单个栏目，含上级与下级',
  }),
]
