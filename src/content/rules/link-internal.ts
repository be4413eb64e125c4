import { hitOn } from './helper/hitOn.ts'
import { linkHit } from './helper/linkHit.ts'
import { linksOf } from './helper/linksOf.ts'
import type { Hit, Rule } from './rule.ts'
import type { LinkStanding } from './ruleContext.ts'

const messageOf = ({ kind }: LinkStanding, address: string): null | string => {
  if (kind === 'missing') return `链接的目标不存在（${address}），请改正或删除`
  return kind === 'unpublished' ? `链接的目标还没有发布或已撤下（${address}），读者打不开` : null
}

/** Pages, files and images of the own site that are linked exist and are published. */
export const linkInternal: Rule = {
  check: (view, { linkStanding }) => {
    const links = linksOf(view).flatMap((link): Hit[] => {
      const message = messageOf(linkStanding(link.href), link.href)
      return message === null ? [] : [linkHit(link, message)]
    })
    // Pictures of an office file lie in the file itself.
    const images = view.document.format === 'docx' ? [] : view.elements('img', 'source', 'video', 'audio', 'iframe').flatMap(({ element }): Hit[] => {
      const src = element.attributes['src'] ?? ''
      const message = src === '' ? null : messageOf(linkStanding(src), src)
      return message === null ? [] : [hitOn(element, message)]
    })
    return [...links, ...images]
  },
  doc: {
    examples: [
      { body: '<p>见<a href="old.html">办事指南</a>。</p>', hits: ['<a href="old.html">办事指南</a>'], standing: { 'old.html': 'missing' } },
      { body: '<p>见<a href="draft.html">办事指南</a>。</p>', hits: ['<a href="draft.html">办事指南</a>'], standing: { 'draft.html': 'unpublished' } },
      { body: '<p><img src="port.jpg" alt="港口"></p>', hits: ['<img src="port.jpg" alt="港口">'], standing: { 'port.jpg': 'missing' } },
      { body: '<p>见<a href="guide.html">办事指南</a>。</p>', hits: [], standing: { 'guide.html': 'ok' } },
      { body: '<p>见<a href="https://www.example.com/">说明</a>。</p>', hits: [], note: '不知道的不报' },
    ],
    name: '站内链接失效',
    why: '站内链接打不开或指向尚未发布的文章，读者看到的是“页面不存在”，检查时按错链扣分。',
  },
  id: 'link-internal',
  severity: 'error',
  source: '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》（链接可用性）',
}
