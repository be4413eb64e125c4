import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'

import { OPS_SLUGS } from '../../src/shared/slugs.ts'
import { phrase } from '../shared/phrases.ts'
import './index.scss'

type Props = { i18n: { language: string }; payload: Payload; user: PayloadRequest['user'] }

type Figure = { alarm: boolean; href: string; title: string; value: number }

type Query = { alarm: boolean; slug: string; title: string; where: Where }

const OPEN: Where = { state: { in: ['open', 'reopened'] } }

const queries = (language: string): Query[] => [
  { alarm: true, slug: OPS_SLUGS.findings, title: phrase(language, '危险链接', 'Dangerous links'), where: { and: [OPEN, { severity: { equals: 'danger' } }] } },
  { alarm: true, slug: OPS_SLUGS.findings, title: phrase(language, '确认的断链', 'Confirmed broken links'), where: { and: [OPEN, { kind: { equals: 'link' } }, { severity: { equals: 'error' } }] } },
  { alarm: false, slug: OPS_SLUGS.findings, title: phrase(language, '待复查与可改进的链接', 'Links to watch'), where: { and: [OPEN, { kind: { equals: 'link' } }, { severity: { in: ['hint', 'warning'] } }] } },
  { alarm: false, slug: OPS_SLUGS.findings, title: phrase(language, '内容问题', 'Content problems'), where: { and: [OPEN, { kind: { equals: 'content' } }] } },
  { alarm: true, slug: OPS_SLUGS.incidents, title: phrase(language, '未关闭事件', 'Open incidents'), where: { state: { equals: 'open' } } },
  { alarm: true, slug: OPS_SLUGS.jobRuns, title: phrase(language, '失败的任务', 'Failed jobs'), where: { state: { equals: 'failed' } } },
  { alarm: false, slug: OPS_SLUGS.notFoundLog, title: phrase(language, '访问不到的地址', 'Paths not found'), where: { state: { equals: 'open' } } },
]

/** `?where[or][0][and][i][field][operator]=value` is the form Payload's list view reads its filters from. */
const listHref = (adminRoute: string, slug: string, where: Where): string => {
  const conditions = Array.isArray(where['and']) ? where['and'].flatMap((part) => Object.entries(part)) : Object.entries(where)
  const search = conditions.flatMap(([field, test], index) =>
    Object.entries(test as Record<string, unknown>).map(([operator, value]) => `where[or][0][and][${index}][${field}][${operator}]=${encodeURIComponent(String(value))}`),
  )
  return `${adminRoute}/collections/${slug}?${search.join('&')}`
}

const readFigures = async ({ i18n, payload, user }: Props): Promise<Figure[]> => {
  const wanted = queries(i18n.language).filter(({ slug }) => slug in payload.collections)
  const counts = await Promise.all(
    wanted.map(({ slug, where }) => payload.count({ collection: slug as CollectionSlug, overrideAccess: false, user, where }).catch((): null => null)),
  )
  return wanted.flatMap(({ alarm, slug, title, where }, index) => {
    const counted = counts[index]
    return counted ? [{ alarm, href: listHref(payload.config.routes.admin, slug, where), title, value: counted.totalDocs }] : []
  })
}

/** How the portal stands, above the list of collections. Shows only what the person may read. */
export const OperationsOverview = async (props: Props) => {
  const figures = await readFigures(props)
  if (figures.length === 0) return null
  return (
    <section aria-label={phrase(props.i18n.language, '运行概况', 'State of the portal')} className="operations-overview">
      <h2>{phrase(props.i18n.language, '运行概况', 'State of the portal')}</h2>
      <ul>
        {figures.map(({ alarm, href, title, value }) => (
          <li className={alarm && value > 0 ? 'operations-overview__alarm' : undefined} key={title}>
            <a href={href}>
              <strong>{value}</strong>
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
