const OPEN = '“‘「『"《〈'
const CLOSE = '”’」』"》〉'

/** True when the words at `offset` stand in quotation marks or are introduced as an example: then they are spoken about, not meant. */
export const isInExample = (text: string, offset: number): boolean => {
  const sentence = Math.max(...['。', '；', '！', '？', '\n'].map((end) => text.lastIndexOf(end, offset - 1))) + 1
  const before = text.slice(sentence, offset)
  const opened = [...before].reduce((depth, char) => {
    if (char === '"') return depth > 0 ? depth - 1 : depth + 1
    return OPEN.includes(char) ? depth + 1 : CLOSE.includes(char) ? Math.max(0, depth - 1) : depth
  }, 0)
  return opened > 0 || /^[^，。；]{0,16}为例/.test(text.slice(offset)) || /(?:例如|比如|譬如)[，,：:][^，。；]{0,20}$/.test(before) || /(?:例如|比如|譬如|形如|诸如|[，,（(：:]如|^如|格式|样式|示例|样例|模板|范例|范本)[^，。；]{0,20}$/.test(before)
}
