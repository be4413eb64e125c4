import type { ContentElement, ContentNode, Place } from '../model/contentNode.ts'

/** How a run is set. `hidden` text is not printed, but it is in the file. */
export type RunStyle = { bold: boolean; hidden: boolean; italic: boolean }

export type ParagraphKind = { level: number; list: { id: string; ordered: boolean } | null }

type Frame = { attributes: Record<string, string>; children: ContentNode[]; counts: Map<string, number>; list: string | null; path: string; tag: string }

type Paragraph = { boxes: ContentNode[]; children: ContentNode[]; lastStyle: string; link: { children: ContentNode[] } | null; path: string }

/** Tables and text boxes in one another beyond this are taken apart into their content. */
const DEEPEST = 40

/** Nodes taken from one file; what comes after is left out. */
const NODE_BUDGET = 200_000

export const filePlace = (path: string): Place => ({ column: null, field: 'body', line: null, path })

const element = (tag: string, path: string, { attributes = {}, children = [] }: { attributes?: Record<string, string>; children?: ContentNode[] } = {}): ContentElement => ({
  attributes, children, kind: 'element', place: filePlace(path), tag,
})

const isEmpty = (node: ContentNode): boolean => node.kind === 'element' && node.tag === 'p' && node.children.every((child) => child.kind === 'text' && child.text.trim() === '')

const isTable = (node: ContentNode | undefined): boolean => node?.kind === 'element' && node.tag === 'table'

/** Word demands a paragraph at the end of a cell and behind a table: without words it is no paragraph of the author's. */
const withoutForced = (nodes: readonly ContentNode[], strict: boolean): ContentNode[] =>
  nodes.filter((node, at) => !isEmpty(node) || !(strict || at === nodes.length - 1 || isTable(nodes[at - 1])))

const cellContent = (nodes: readonly ContentNode[]): ContentNode[] => {
  const kept = withoutForced(nodes, true)
  const [only] = kept
  return kept.length === 1 && only?.kind === 'element' && only.tag === 'p' ? [...only.children] : kept
}

const styled = (text: string, { bold, hidden, italic }: RunStyle, path: string): ContentNode => {
  let node: ContentNode = { kind: 'text', place: filePlace(path), text }
  if (bold) node = element('strong', path, { children: [node] })
  if (italic) node = element('em', path, { children: [node] })
  return hidden ? element('span', path, { attributes: { style: 'display:none' }, children: [node] }) : node
}

/** Joins a text to the last one, so that a word cut over runs is one text. */
const joinTo = (nodes: ContentNode[], text: string): boolean => {
  const last = nodes.at(-1)
  if (!last) return false
  if (last.kind === 'element') return joinTo(last.children as ContentNode[], text)
  nodes[nodes.length - 1] = { ...last, text: last.text + text }
  return true
}

/** Puts together the tree of one office part from what the reader meets. */
export class DocxBuilder {
  private readonly frames: Frame[]
  private readonly paragraphs: Paragraph[] = []
  private left = NODE_BUDGET

  constructor(root: string, tag: string) {
    this.frames = [{ attributes: {}, children: [], counts: new Map(), list: null, path: root, tag }]
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? { attributes: {}, children: [], counts: new Map(), list: null, path: '', tag: 'div' }
  }

  get paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1)
  }

  private pathOf(name: string): string {
    const { counts, path } = this.frame
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return `${path}/${name}[${count}]`
  }

  openFrame(name: string, tag: string): void {
    this.frames.push({ attributes: {}, children: [], counts: new Map(), list: null, path: this.pathOf(name), tag })
  }

  setAttribute(name: string, value: string): void {
    this.frame.attributes[name] = value
  }

  /** A cell of a row that is marked as header is a header cell. */
  openCell(): void {
    this.openFrame('tc', this.frame.attributes['data-header'] === 'true' ? 'th' : 'td')
  }

  closeFrame(): void {
    const closed = this.frames.length > 1 ? this.frames.pop() : undefined
    if (!closed) return
    const children = closed.tag === 'td' || closed.tag === 'th' ? cellContent(closed.children) : withoutForced(closed.children, false)
    this.frame.list = null
    if (this.frames.length > DEEPEST) this.frame.children.push(...children)
    else this.frame.children.push(element(closed.tag, closed.path, { attributes: closed.attributes, children }))
  }

  /** A text box stands in a paragraph; its own paragraphs come behind it. */
  openBox(): void {
    const { paragraph } = this
    this.frames.push({ attributes: {}, children: [], counts: new Map(), list: null, path: `${paragraph?.path ?? this.frame.path}/txbxContent[1]`, tag: 'div' })
  }

  closeBox(): void {
    const closed = this.frames.length > 1 ? this.frames.pop() : undefined
    if (closed) (this.paragraph?.boxes ?? this.frame.children).push(...withoutForced(closed.children, true))
  }

  openParagraph(): void {
    this.paragraphs.push({ boxes: [], children: [], lastStyle: '', link: null, path: this.pathOf('p') })
  }

  closeParagraph({ level, list }: ParagraphKind): ContentElement | null {
    const closed = this.paragraphs.pop()
    if (!closed) return null
    const tag = level > 0 ? `h${Math.min(6, level + 1)}` : list ? 'li' : 'p'
    const node = element(tag, closed.path, { children: closed.children })
    if (tag === 'li' && list) this.addItem(node, list)
    else {
      this.frame.list = null
      this.frame.children.push(node)
    }
    this.frame.children.push(...closed.boxes)
    return node
  }

  private addItem(item: ContentElement, { id, ordered }: { id: string; ordered: boolean }): void {
    const last = this.frame.children.at(-1)
    if (this.frame.list === id && last?.kind === 'element') (last.children as ContentNode[]).push(item)
    else this.frame.children.push(element(ordered ? 'ol' : 'ul', item.place.path ?? '', { children: [item] }))
    this.frame.list = id
  }

  openLink(href: string): void {
    const { paragraph } = this
    if (!paragraph) return
    const link = element('a', paragraph.path, { attributes: { href } })
    paragraph.children.push(link)
    paragraph.link = { children: link.children as ContentNode[] }
    paragraph.lastStyle = ''
  }

  closeLink(): void {
    if (!this.paragraph) return
    this.paragraph.link = null
    this.paragraph.lastStyle = ''
  }

  addText(text: string, style: RunStyle): void {
    const { paragraph } = this
    if (!paragraph || text === '') return
    const nodes = paragraph.link?.children ?? paragraph.children
    const key = `text ${style.bold} ${style.hidden} ${style.italic}`
    if (paragraph.lastStyle === key && joinTo(nodes, text)) return
    this.left -= 1
    if (this.left < 0) return
    nodes.push(styled(text, style, paragraph.path))
    paragraph.lastStyle = key
  }

  addElement(tag: string, attributes: Record<string, string> = {}): void {
    const { paragraph } = this
    if (!paragraph) return
    ;(paragraph.link?.children ?? paragraph.children).push(element(tag, paragraph.path, { attributes }))
    paragraph.lastStyle = ''
  }

  /** The finished part. Empty paragraphs of headers, footers and notes are the program's, not the author's. */
  finish(): ContentElement {
    while (this.frames.length > 1) this.closeFrame()
    const { attributes, children, path, tag } = this.frame
    return element(tag, path, { attributes, children: withoutForced(children, tag !== 'body') })
  }
}
