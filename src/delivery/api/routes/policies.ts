import { z } from 'zod'

import { lexicalToPlain } from '../../../content/render/lexicalToPlain.ts'
import { policyUrl } from '../../../shared/paths.ts'
import { shanghaiDay } from '../../../shared/shanghai.ts'
import { jsonAnswer } from '../../http/answer.ts'
import { gone, notFound } from '../../http/misses.ts'
import { VALIDITIES } from '../../read/policyValidity.ts'
import { readPolicies } from '../../read/readPolicies.ts'
import { fileItem, readAttachments } from '../../serialise/files.ts'
import { policyItem, readPlaces } from '../../serialise/policies.ts'
import { renderBody } from '../../serialise/renderBody.ts'
import { defineRoute } from '../defineRoute.ts'
import { PAGING, slicedAnswer } from '../listAnswer.ts'

const isDay = (text: string): boolean => /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

const DAY = z.string().refine(isDay).optional().describe('北京时间的日期 YYYY-MM-DD，默认今天')

/** 减免费用政策. */
export const policyRoutes = [
  defineRoute({
    build: async ({ context, query, reading, url }) => {
      const all = await readPolicies(reading, query.asOf)
      const places = await readPlaces(reading, all)
      const items = all
        .filter(({ feeKinds, validity }) => (!query.status || validity === query.status) && (!query.feeKind || feeKinds?.includes(query.feeKind)))
        .map((policy) => policyItem(policy, places, context.portal))
        .filter((item) => !query.place || item.places.length === 0 || item.places.some(({ code }) => code === query.place))
      return slicedAnswer({ items, paging: query, url }, { asOf: query.asOf ?? shanghaiDay(reading.now) })
    },
    path: '/policies',
    query: z.object({
      asOf: DAY,
      feeKind: z.enum(['hoisting', 'shifting', 'storage', 'opening', 'unpacking']).optional().describe('费用种类：hoisting、shifting、storage、opening、unpacking 之一'),
      ...PAGING,
      place: z.string().optional().describe('监管场所代码；未限定场所的政策一并列出'),
      status: z.enum(VALIDITIES).optional().describe(`当日的效力：${VALIDITIES.join('、')} 之一`),
    }),
    title: '减免费用政策，按某日的效力',
  }),
  defineRoute({
    build: async ({ context, param, query, reading }) => {
      const slug = param('slug')
      const all = await readPolicies(reading, query.asOf)
      const policy = all.find((candidate) => candidate.slug === slug)
      if (!policy) throw (await reading.wasPublic('feeWaiverPolicies', { slug })) ? gone(`政策“${slug}”`) : notFound(`政策“${slug}”`)
      const linkTo = (other: typeof policy | undefined) => (other ? { slug: other.slug, title: other.title, url: context.portal + encodeURI(policyUrl(other.slug)) } : null)
      const document = await reading.findOne('feeWaiverPolicies', { fields: ['body'], where: { slug } })
      const item = policyItem(policy, await readPlaces(reading, [policy]), context.portal)
      const [html, attachments] = await Promise.all([renderBody(reading, document?.body, item.url), readAttachments(reading, policy.attachments)])
      return jsonAnswer({
        ...item,
        supersedes: linkTo(all.find(({ _id }) => policy.supersedes && _id.equals(policy.supersedes))),
        supersededBy: linkTo(all.find(({ supersedes }) => supersedes?.equals(policy._id))),
        body: { html, text: lexicalToPlain(document?.body) },
        attachments: attachments.map((file) => fileItem(file, context.portal)),
      })
    },
    params: { slug: '政策的网址别名' },
    path: '/policies/:slug',
    query: z.object({ asOf: DAY }),
    title: '一项减免费用政策，含正文与前后替代关系',
  }),
]
