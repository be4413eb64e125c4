import { isFault, type ZipArchive } from './zipArchive.ts'
import { xmlEvents } from './xmlEvents.ts'

/** What a paragraph style means: the document's title, a heading of level 1–9, or nothing special (level 0). */
export type StyleMeaning = { isList: boolean; isTitle: boolean; level: number }

type Style = { basedOn: string | null; isList: boolean; name: string; outline: number | null }

const PLAIN: StyleMeaning = { isList: false, isTitle: false, level: 0 }

const STYLE_PARTS: Readonly<Record<string, (style: Style, value: string) => void>> = {
  basedOn: (style, value) => {
    style.basedOn = value
  },
  name: (style, value) => {
    style.name = value
  },
  numPr: (style) => {
    style.isList = true
  },
  outlineLvl: (style, value) => {
    style.outline = Number(value)
  },
}

const readStyles = (archive: ZipArchive): Map<string, Style> => {
  const styles = new Map<string, Style>()
  const bytes = archive.read('word/styles.xml')
  if (bytes === null || isFault(bytes)) return styles
  let current: Style | null = null
  xmlEvents(bytes, {
    close: (name) => {
      if (name === 'style') current = null
    },
    open: (name, attributes) => {
      if (name === 'style') styles.set(attributes['styleId'] ?? '', current = { basedOn: null, isList: false, name: '', outline: null })
      else if (current) STYLE_PARTS[name]?.(current, attributes['val'] ?? '')
    },
  })
  return styles
}

const HEADING = /^(?:heading|标题|標題)\s*([1-9])$/i
const TITLE = /^(?:title|标题|標題|题目)$/i

/** Styles Word numbers by itself when a file has no style sheet for them. */
const byId = (id: string): StyleMeaning => ({ isList: false, isTitle: TITLE.test(id), level: Number(/^Heading([1-9])$/i.exec(id)?.[1] ?? 0) })

/** Tells what the paragraph styles of a document mean, by their names and outline levels, inherited ones included. */
export const docxStyles = (archive: ZipArchive): ((id: string | null) => StyleMeaning) => {
  const styles = readStyles(archive)
  const meaning = (id: string | null, left: number): StyleMeaning => {
    if (id === null || left === 0) return PLAIN
    const style = styles.get(id)
    if (!style) return byId(id)
    const level = Number(HEADING.exec(style.name)?.[1] ?? 0)
    if (level > 0) return { isList: false, isTitle: false, level }
    if (TITLE.test(style.name)) return { isList: false, isTitle: true, level: 0 }
    if (style.outline !== null && style.outline < 9) return { isList: false, isTitle: false, level: style.outline + 1 }
    const inherited = meaning(style.basedOn, left - 1)
    return { ...inherited, isList: inherited.isList || style.isList }
  }
  return (id) => meaning(id, 12)
}
