import type { ContentView } from '../../model/contentView.ts'

const known = new WeakMap<ContentView, string>()

/** The body as plain text, one line a block. */
export const bodyText = (view: ContentView): string => {
  const text = known.get(view) ?? view.blocks.map((block) => block.text.trim()).filter((line) => line !== '').join('\n')
  known.set(view, text)
  return text
}
