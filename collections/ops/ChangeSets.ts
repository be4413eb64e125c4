import type { CollectionConfig } from 'payload'

import type { ChangeSetActions } from '../../hooks/changeSetActions.ts'
import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { operatorAction } from './endpoints/operatorAction.ts'
import { hidden, label, type OpsParts, shownComponent, shownDate, shownJson, shownNumber, shownSelect, shownText, userField } from './opsParts.ts'
import { systemCollection } from './systemCollection.ts'

/** Repairs of links in documents: prepared, looked at, applied as drafts, undone. Made and moved on by endpoints only. */
export const ChangeSets = (parts: OpsParts, actions: ChangeSetActions): CollectionConfig => ({
  ...systemCollection(parts, {
    columns: ['title', 'action', 'state', 'total', 'appliedAt'],
    fields: [
      shownText('title', label('链接', 'Link')),
      shownSelect('action', label('处理方式', 'Action'), { redirect: label('设重定向', 'Redirect'), replace: label('换地址', 'Replace'), unlink: label('去掉链接', 'Unlink') }),
      shownText('to', label('新地址', 'New address')),
      shownSelect('state', label('状态', 'State'), { applied: label('已应用', 'Applied'), draft: label('待应用', 'Prepared'), undone: label('已撤销', 'Undone') }),
      shownNumber('total', label('文档数', 'Documents')),
      shownComponent(parts, 'ChangeSetActions'),
      hidden(shownText('urls', label('链接', 'Links'), { hasMany: true })),
      hidden(shownText('targets', label('各自的新地址', 'New addresses'), { hasMany: true })),
      hidden(shownText('findings', label('问题', 'Findings'), { hasMany: true })),
      hidden(shownJson('items', label('明细', 'Items'))),
      userField(parts, 'createdBy', label('创建人', 'Created by')),
      shownDate('appliedAt', label('应用时间', 'Applied at')),
      shownDate('undoneAt', label('撤销时间', 'Undone at')),
    ],
    labels: { plural: label('修复单', 'Change-sets'), singular: label('修复单', 'Change-set') },
    slug: OPS_SLUGS.changeSets,
    title: 'title',
  }),
  endpoints: [
    operatorAction(parts, '/prepare', (req, body) => actions.prepare(req, body)),
    operatorAction(parts, '/:id/apply', (req) => actions.apply(req, String(req.routeParams?.['id']))),
    operatorAction(parts, '/:id/undo', (req) => actions.undo(req, String(req.routeParams?.['id']))),
  ],
})
