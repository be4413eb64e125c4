import type { ContentElement } from '../model/contentNode.ts'
import { filePlace } from './docxBuilder.ts'
import { stringCollector } from './xlsxStrings.ts'
import { xmlEvents } from './xmlEvents.ts'

const noteNode = (text: string, path: string): ContentElement[] =>
  text.trim() === '' ? [] : [{ attributes: {}, children: [{ kind: 'text', place: filePlace(path), text }], kind: 'element', place: filePlace(path), tag: 'aside' }]

/** Comments of a sheet (old notes as well as threads), each at its cell. */
export const commentNodes = (bytes: Uint8Array, sheet: string): ContentElement[] => {
  const nodes: ContentElement[] = []
  const collector = stringCollector()
  let reference = ''
  let threaded = ''
  let inThread = false
  xmlEvents(bytes, {
    close: (name) => {
      collector.close(name)
      if (name === 'comment') nodes.push(...noteNode(collector.take(), `${sheet}!${reference}`))
      if (name === 'threadedComment') nodes.push(...noteNode(threaded, `${sheet}!${reference}`))
      if (name === 'text') inThread = false
    },
    open: (name, { ref }) => {
      collector.open(name)
      if (ref !== undefined) reference = ref
      if (name === 'threadedComment') threaded = ''
      if (name === 'text') inThread = true
    },
    text: (data) => {
      collector.text(data)
      if (inThread) threaded += data
    },
  })
  return nodes
}

/** Texts of the shapes drawn on a sheet. */
export const drawingNodes = (bytes: Uint8Array, sheet: string): ContentElement[] => {
  const nodes: ContentElement[] = []
  const collector = stringCollector()
  xmlEvents(bytes, {
    close: (name) => {
      collector.close(name)
      if (name === 'p') nodes.push(...noteNode(collector.take(), `${sheet}!drawing[${nodes.length + 1}]`))
    },
    open: collector.open, text: collector.text,
  })
  return nodes
}
