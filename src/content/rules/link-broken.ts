import { linkHit } from './helper/linkHit.ts'
import { linksOf } from './helper/linksOf.ts'
import type { Rule } from './rule.ts'

/** Addresses that the patrol knows to be broken or dangerous. */
export const linkBroken: Rule = {
  check: (view, { linkStanding }) => linksOf(view).flatMap((link) => {
    const standing = linkStanding(link.href)
    if (standing.kind === 'danger') return [linkHit(link, `链接有危险（${standing.detail}），请立即删除`)]
    return standing.kind === 'broken' ? [{ ...linkHit(link, `链接打不开（${standing.detail}），请改正或删除`), severity: 'warning' as const }] : []
  }),
  doc: {
    examples: [
      { body: '<p><a href="https://gone.example.com/a">数据下载说明</a></p>', hits: ['<a href="https://gone.example.com/a">数据下载说明</a>'], standing: { 'https://gone.example.com/a': 'broken' } },
      { body: '<p><a href="https://taken.example.com/">协会网站</a></p>', hits: ['<a href="https://taken.example.com/">协会网站</a>'], standing: { 'https://taken.example.com/': 'danger' } },
      { body: '<p><a href="https://www.example.com/">说明</a></p>', hits: [], standing: { 'https://www.example.com/': 'ok' } },
    ],
    name: '外部链接失效或有危险',
    why: '域名过期后被人抢注成赌博、色情网站，是政府网站最典型的安全事件；打不开的链接按错链扣分。',
  },
  id: 'link-broken',
  severity: 'error',
  source: '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》（安全、链接可用性）',
}
