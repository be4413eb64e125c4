import { getDomain } from 'tldts'

import type { ContentView } from '../../model/contentView.ts'
import type { RuleContext } from '../ruleContext.ts'
import { webTarget } from './webTarget.ts'

const known = new WeakMap<ContentView, ReadonlySet<string>>()

/** The own site's registrable domains: from the configuration, and from what a page says of its site. */
const ownSites = (view: ContentView, { ownHosts }: RuleContext): ReadonlySet<string> => {
  const kept = known.get(view)
  if (kept) return kept
  const stated = (view.document.pageTags ?? []).filter(({ name }) => /^(?:SiteDomain|Url)$/i.test(name)).map(({ content }) => webTarget(content)?.host ?? content.trim())
  const sites = new Set([...ownHosts, ...stated].filter((host) => host !== '').map((host) => getDomain(host) ?? host))
  known.set(view, sites)
  return sites
}

/** True when an address leads to another site. Relative addresses never do. */
export const isForeign = (href: string, view: ContentView, context: RuleContext): boolean => {
  const target = webTarget(href)
  return target !== null && !ownSites(view, context).has(target.site)
}

/** Sites of Chinese authorities and the register that marks them, which pages are told to embed and to link to. */
export const isOfficial = (href: string): boolean => {
  const target = webTarget(href)
  return target !== null && /(?:^|\.)(?:gov\.cn|conac\.cn)$/.test(target.host)
}
