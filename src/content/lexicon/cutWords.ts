const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Where the words of a text begin, as the platform's dictionary (ICU) cuts them, joined where two letters make one of `known`: 1 at every start. */
export const cutWords = (text: string, known: ReadonlySet<string>): Uint8Array => {
  const cuts = new Uint8Array(text.length + 1)
  for (const { index } of segmenter.segment(text)) cuts[index] = 1
  cuts[text.length] = 1
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (cuts[at] && cuts[at + 1] && cuts[at + 2] && known.has(text.slice(at, at + 2))) cuts[at + 1] = 0
  }
  return cuts
}
