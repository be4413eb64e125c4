import type { ContentView, Placed } from '../../model/contentView.ts'

const NO_PICTURE = /\.(?:docx?|pdf|pptx?|rar|txt|xlsx?|zip)(?:[?#]|$)/i

/** Images that carry content: not marked as decoration, not hidden from screen readers. Files placed as uploads are none. */
export const imagesOf = ({ elements }: ContentView): Placed[] =>
  elements('img').filter(({ ancestors, element: { attributes } }) =>
    attributes['role'] !== 'presentation' && attributes['role'] !== 'none' && !NO_PICTURE.test(attributes['src'] ?? '') &&
    ![attributes, ...ancestors.map((ancestor) => ancestor.attributes)].some((one) => one['aria-hidden'] === 'true'))
