import type { CollectionConfig } from 'payload'

import { checkPolicy, markSuperseded } from '../../hooks/portal/checkPolicy.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { byRoles } from '../access/byRoles.ts'
import { contentFields } from '../fields/contentFields.ts'
import { contentEndpoints, contentHooks, draftVersions, reviewComponents } from '../fields/contentHooks.ts'
import { label, option } from '../fields/label.ts'
import { DAY_ONLY, systemFields } from '../fields/systemField.ts'

/** 减免费用政策. */
export const FeeWaiverPolicies: CollectionConfig = {
  slug: 'feeWaiverPolicies',
  access: byRoles({ remove: ['reviewer'], write: ['port', 'reviewer'] }),
  admin: { components: reviewComponents, defaultColumns: ['title', 'documentNumber', 'validity', 'effectiveFrom'], group: label('口岸', 'Ports'), listSearchableFields: ['title', 'documentNumber'], useAsTitle: 'title' },
  defaultSort: '-createdAt',
  endpoints: contentEndpoints(),
  fields: [
    ...contentFields(),
    { name: 'documentNumber', type: 'text', label: label('文号', 'Document number'), index: true },
    { name: 'issuer', type: 'text', label: label('发文机关', 'Issuer') },
    { name: 'legalBasis', type: 'textarea', label: label('依据', 'Legal basis') },
    {
      name: 'feeKinds', type: 'select', label: label('费用种类', 'Fee kinds'), hasMany: true,
      options: [option('hoisting', '吊装', 'Hoisting'), option('shifting', '移位', 'Shifting'), option('storage', '仓储', 'Storage'), option('opening', '开箱', 'Opening'), option('unpacking', '掏箱', 'Unpacking')],
    },
    {
      name: 'cargoKinds', type: 'select', label: label('货物种类', 'Cargo kinds'), hasMany: true,
      options: [option('heavyContainer', '集装箱重箱', 'Heavy container'), option('boxTruck', '箱式货柜车', 'Box truck')],
    },
    { name: 'exclusions', type: 'text', label: label('不适用情形', 'Exclusions'), hasMany: true },
    { name: 'places', type: 'relationship', label: label('适用场所', 'Places'), relationTo: 'supervisedSites', hasMany: true, index: true },
    { name: 'payer', type: 'text', label: label('费用承担', 'Payer') },
    { name: 'effectiveFrom', type: 'date', admin: { date: DAY_ONLY }, label: label('生效日期', 'Effective from'), index: true, required: true },
    { name: 'effectiveTo', type: 'date', admin: { date: DAY_ONLY }, label: label('失效日期（含当日）', 'Effective to, inclusive'), index: true },
    { name: 'supersedes', type: 'relationship', label: label('替代的政策', 'Supersedes'), relationTo: 'feeWaiverPolicies' },
    ...systemFields([
      {
        name: 'validity', type: 'select', label: label('效力', 'Validity'), index: true,
        options: [option('upcoming', '未生效', 'Upcoming'), option('current', '现行有效', 'Current'), option('expired', '已失效', 'Expired'), option('superseded', '已被替代', 'Superseded')],
      },
    ]),
    { name: 'body', type: 'richText', label: label('正文', 'Body') },
    { name: 'attachments', type: 'relationship', label: label('附件', 'Attachments'), relationTo: 'attachments', hasMany: true },
  ],
  hooks: { ...contentHooks({ beforeChange: [checkPolicy(systemClock)] }), afterChange: [markSuperseded(systemClock)] },
  labels: { plural: label('减免费用政策', 'Fee-waiver policies'), singular: label('减免费用政策', 'Fee-waiver policies') },
  trash: true,
  versions: draftVersions,
}
