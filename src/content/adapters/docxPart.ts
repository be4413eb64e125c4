import type { ContentElement } from '../model/contentNode.ts'
import { DocxBuilder, type ParagraphKind, type RunStyle } from './docxBuilder.ts'
import type { StyleMeaning } from './docxStyles.ts'
import type { Relation } from './officeRelations.ts'
import { type XmlAttributes, xmlEvents } from './xmlEvents.ts'

/** What is needed to read a part: its relationships, the meaning of styles, and which lists are numbered. */
export type PartContext = {
  isOrdered: (listId: string) => boolean
  relations: ReadonlyMap<string, Relation>
  styleOf: (id: string | null) => StyleMeaning
}

export type ReadPart = { body: ContentElement; title: ContentElement | null }

/** Deleted and moved text, field codes, the older copy of a drawing, readings above characters: not what the document says. */
const SKIPPED = new Set(['del', 'delText', 'Fallback', 'instrText', 'moveFrom', 'pPrChange', 'rPrChange', 'rt', 'tblPrChange', 'tcPrChange', 'trPrChange'])

const isOff = ({ val }: XmlAttributes): boolean => val === '0' || val === 'false' || val === 'off' || val === 'none'

type Mark = { listId: string | null; outline: number | null; styleId: string | null }

const CHARACTERS: Readonly<Record<string, string>> = { cr: '\n', noBreakHyphen: '-', ptab: '\t', tab: '\t' }

const NOTES = new Set(['comment', 'endnote', 'footnote'])

type State = {
  alt: string | undefined
  builder: DocxBuilder
  context: PartContext
  inMark: boolean
  inText: boolean
  marks: Mark[]
  skipping: number
  style: RunStyle
  title: ContentElement | null
}

const kindOf = ({ listId, outline, styleId }: Mark, { isOrdered, styleOf }: PartContext): ParagraphKind & { isTitle: boolean } => {
  const meaning = styleOf(styleId)
  const level = outline === null ? meaning.level : outline + 1
  const id = listId ?? (meaning.isList ? `style ${styleId}` : null)
  return { isTitle: meaning.isTitle, level, list: id === null || id === '0' ? null : { id, ordered: isOrdered(id) } }
}

const closeParagraph = (state: State): void => {
  const mark = state.marks.pop() ?? { listId: null, outline: null, styleId: null }
  const { isTitle, ...kind } = kindOf(mark, state.context)
  const node = state.builder.closeParagraph(kind)
  if (isTitle && node && !state.title && node.children.length > 0) state.title = node
}

type Opener = (state: State, attributes: XmlAttributes) => void

const paragraphMark = (change: (mark: Mark, attributes: XmlAttributes) => void): Opener => (state, attributes) => {
  const mark = state.marks.at(-1)
  if (mark && state.inMark) change(mark, attributes)
}

const runStyle = (name: keyof RunStyle): Opener => (state, attributes) => {
  if (!state.inMark) state.style = { ...state.style, [name]: !isOff(attributes) }
}

const image = (state: State, reference: string | undefined): void =>
  state.builder.addElement('img', { ...(state.alt === undefined ? {} : { alt: state.alt }), src: state.context.relations.get(reference ?? '')?.target ?? '' })

const OPENERS: Readonly<Record<string, Opener>> = {
  b: runStyle('bold'),
  blip: (state, { embed, link }) => image(state, embed ?? link),
  br: (state, { type }) => {
    if (type === undefined || type === 'textWrapping') state.builder.addElement('br')
  },
  docPr: (state, { descr }) => {
    state.alt = descr
  },
  gridSpan: ({ builder }, { val }) => builder.setAttribute('colspan', val ?? '1'),
  hyperlink: ({ builder, context }, { anchor, id }) => builder.openLink(context.relations.get(id ?? '')?.target ?? (anchor === undefined ? '' : `#${anchor}`)),
  i: runStyle('italic'),
  imagedata: (state, { id }) => image(state, id),
  numId: paragraphMark((mark, { val }) => {
    mark.listId = val ?? null
  }),
  outlineLvl: paragraphMark((mark, { val }) => {
    mark.outline = Number(val) < 9 ? Number(val) : null
  }),
  p: (state) => {
    state.builder.openParagraph()
    state.marks.push({ listId: null, outline: null, styleId: null })
  },
  pPr: (state) => {
    state.inMark = true
  },
  pStyle: paragraphMark((mark, { val }) => {
    mark.styleId = val ?? null
  }),
  r: (state) => {
    state.style = { bold: false, hidden: false, italic: false }
  },
  shape: (state, { alt }) => {
    state.alt = alt
  },
  t: (state) => {
    state.inText = true
  },
  tbl: ({ builder }) => builder.openFrame('tbl', 'table'),
  tblHeader: ({ builder }, attributes) => {
    if (!isOff(attributes)) builder.setAttribute('data-header', 'true')
  },
  tc: ({ builder }) => builder.openCell(),
  tr: ({ builder }) => builder.openFrame('tr', 'tr'),
  txbxContent: ({ builder }) => builder.openBox(),
  vanish: runStyle('hidden'),
}

const CLOSERS: Readonly<Record<string, (state: State) => void>> = {
  hyperlink: ({ builder }) => builder.closeLink(),
  p: closeParagraph,
  pPr: (state) => {
    state.inMark = false
  },
  t: (state) => {
    state.inText = false
  },
  tbl: ({ builder }) => builder.closeFrame(),
  tc: ({ builder }) => builder.closeFrame(),
  tr: ({ builder }) => builder.closeFrame(),
  txbxContent: ({ builder }) => builder.closeBox(),
}

const open = (state: State, name: string, attributes: XmlAttributes): void => {
  if (state.skipping > 0 || SKIPPED.has(name)) {
    state.skipping += 1
    return
  }
  const character = CHARACTERS[name]
  if (character !== undefined && !state.inMark) state.builder.addText(character, state.style)
  else if (NOTES.has(name)) state.builder.openFrame(name, 'aside')
  else OPENERS[name]?.(state, attributes)
}

const close = (state: State, name: string): void => {
  if (state.skipping > 0) state.skipping -= 1
  else if (NOTES.has(name)) state.builder.closeFrame()
  else CLOSERS[name]?.(state)
}

/**
 * Reads one part of a docx file (body, header, notes …). Runs of a paragraph are one text, deletions are left out, insertions and hidden
 * text are kept. `root` is the head of every place (`body`, `header1`), `tag` the element the part becomes.
 */
export const docxPart = (bytes: Uint8Array, { context, root, tag }: { context: PartContext; root: string; tag: string }): ReadPart => {
  const state: State = {
    alt: undefined, builder: new DocxBuilder(root, tag), context, inMark: false, inText: false, marks: [], skipping: 0,
    style: { bold: false, hidden: false, italic: false }, title: null,
  }
  xmlEvents(bytes, {
    close: (name) => close(state, name),
    open: (name, attributes) => open(state, name, attributes),
    text: (text) => {
      if (state.inText && state.skipping === 0) state.builder.addText(text, state.style)
    },
  })
  return { body: state.builder.finish(), title: state.title }
}
