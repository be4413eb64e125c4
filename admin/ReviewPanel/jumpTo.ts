const BLOCKS = 'p, h2, h3, h4, li, td, th, blockquote'

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** Marks the place for as long as an eye needs to find it. */
const SHOWN_MS = 4_000

const show = (element: Element): void => {
  element.scrollIntoView({ behavior: 'smooth', block: 'center' })
  element.classList.add('review-panel__found')
  setTimeout(() => element.classList.remove('review-panel__found'), SHOWN_MS)
}

/** The innermost block of a rich text on the page that holds the words. */
const blockWith = (quote: string): Element | undefined =>
  [...document.querySelectorAll('[data-lexical-editor]')].flatMap((editor) => [...editor.querySelectorAll(BLOCKS)]).filter(({ textContent }) => bare(textContent ?? '').includes(bare(quote))).at(-1)

/** The block of a rich text that a path such as `root.children[3].children[0]` begins with. */
const blockAt = (path: string): Element | undefined => {
  const index = Number(/children\[(\d+)\]/.exec(path)?.[1] ?? -1)
  return document.querySelector('[data-lexical-editor]')?.children[index]
}

/** Scrolls to what a comment is about: its words, else its block, else its field. False where the page has none of them. */
export const jumpTo = ({ field, path, quote }: { field: string; path: null | string; quote: null | string }): boolean => {
  const place = (quote ? blockWith(quote) : undefined) ?? (path ? blockAt(path) : undefined) ?? document.getElementById(`field-${field}`)
  if (place) show(place)
  return Boolean(place)
}
