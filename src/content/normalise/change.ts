/** What a step does to a text, in the order of the steps. */
export type ChangeKind =
  | 'blank-paragraph'
  | 'empty-heading'
  | 'fake-heading'
  | 'full-width'
  | 'heading-level'
  | 'indent'
  | 'line-break'
  | 'link'
  | 'punctuation'
  | 'spaces'
  | 'style'
  | 'table-header'
  | 'typed-list'

/** One change: where it stood in the text as it was, and how the words there read before and after. */
export type Change = { after: string; before: string; kind: ChangeKind; path: string }

export const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = {
  'blank-paragraph': '删除空段落',
  'empty-heading': '删除空标题',
  'fake-heading': '加粗段落改为标题',
  'full-width': '全角字母数字改为半角',
  'heading-level': '调整标题级别',
  'indent': '去掉手工缩进',
  'line-break': '手工换行改为分段',
  'link': '整理链接',
  'punctuation': '规范标点',
  'spaces': '清理空格',
  'style': '清除外来样式',
  'table-header': '首行设为表头',
  'typed-list': '手工编号改为列表',
}

/** Where steps write down what they did. */
export type Log = (change: Change) => void
