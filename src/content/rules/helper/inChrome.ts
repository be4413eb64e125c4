import type { ContentElement } from '../../model/contentNode.ts'

const CHROME = new Set(['aside', 'footer', 'header', 'nav'])
const ROLES = new Set(['banner', 'complementary', 'contentinfo', 'navigation', 'search'])

/** True when an element belongs to the page's frame (head, menu, foot) rather than to the article. */
export const inChrome = (ancestors: readonly ContentElement[]): boolean =>
  ancestors.some(({ attributes, tag }) => CHROME.has(tag) || ROLES.has(attributes['role'] ?? ''))
