/** A link found in a rich-text document. `url` is null for links to other documents (`internal`) and uploads. */
export type DocumentLink = {
  url: string | null
  internal?: { relationTo: string; id: string }
  text: string
  /** Path inside the editor state, e.g. `root.children[3].children[0]`. */
  nodePath: string
}

type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const childrenOf = (node: Node): unknown[] => (Array.isArray(node.children) ? node.children : [])

/**
 * Lists the links of a Lexical editor state in reading order: link and autolink nodes, internal references, uploads,
 * relationship nodes and rich text nested in blocks. Purely structural; URLs are handed on as written.
 * @param lexicalState value of a richText field; anything else gives an empty list
 */
export function extractDocumentLinks(lexicalState: unknown): DocumentLink[] {
  if (!isNode(lexicalState) || !isNode(lexicalState.root)) return []
  const found: DocumentLink[] = []
  visit(lexicalState.root, 'root', found)
  return found
}

function visit(node: Node, nodePath: string, found: DocumentLink[]): void {
  const link = linkOf(node, nodePath)
  if (link) found.push(link)
  if (node.type === 'block' || node.type === 'inlineBlock') visitFields(node.fields, `${nodePath}.fields`, found)
  childrenOf(node).forEach((child, index) => {
    if (isNode(child)) visit(child, `${nodePath}.children[${index}]`, found)
  })
}

/** Blocks carry free fields; rich text in them is recognised by its `root`. */
function visitFields(value: unknown, path: string, found: DocumentLink[]): void {
  if (Array.isArray(value)) return value.forEach((item, index) => visitFields(item, `${path}[${index}]`, found))
  if (!isNode(value)) return
  if (isNode(value.root)) return visit(value.root, `${path}.root`, found)
  for (const [key, inner] of Object.entries(value)) visitFields(inner, `${path}.${key}`, found)
}

function linkOf(node: Node, nodePath: string): DocumentLink | null {
  if (node.type === 'link' || node.type === 'autolink') return anchorLink(node, nodePath)
  if (node.type !== 'upload' && node.type !== 'relationship') return null
  const internal = referenceOf({ relationTo: node.relationTo, value: node.value })
  return internal ? { url: null, internal, text: altOf(node), nodePath } : null
}

function anchorLink(node: Node, nodePath: string): DocumentLink | null {
  const fields = isNode(node.fields) ? node.fields : node
  const text = textOf(node)
  const internal = fields.linkType === 'internal' ? referenceOf(fields.doc) : null
  if (internal) return { url: null, internal, text, nodePath }
  return typeof fields.url === 'string' ? { url: fields.url, text, nodePath } : null
}

/** A relationship is stored as an id or, when populated, as the document. */
function referenceOf(reference: unknown): { relationTo: string; id: string } | null {
  if (!isNode(reference) || typeof reference.relationTo !== 'string') return null
  const { value } = reference
  const id = isNode(value) && 'id' in value ? value.id : value
  return id === null || id === undefined ? null : { relationTo: reference.relationTo, id: String(id) }
}

function altOf(node: Node): string {
  const alt = isNode(node.value) ? (node.value.alt ?? node.value.filename) : undefined
  return typeof alt === 'string' ? alt : ''
}

function textOf(node: Node): string {
  if (typeof node.text === 'string') return node.text
  return childrenOf(node).map((child) => (isNode(child) ? textOf(child) : '')).join('')
}
