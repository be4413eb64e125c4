import { isFault, type ZipArchive } from './zipArchive.ts'
import { xmlEvents } from './xmlEvents.ts'

/** Gathers the text of rich or plain strings: all `t` below an element, phonetic readings left out. */
export const stringCollector = () => {
  let phonetic = 0
  let inText = false
  let text = ''
  return {
    close: (name: string): void => {
      if (name === 'rPh') phonetic -= 1
      if (name === 't') inText = false
    },
    open: (name: string): void => {
      if (name === 'rPh') phonetic += 1
      if (name === 't') inText = true
    },
    take: (): string => {
      const taken = text
      text = ''
      return taken
    },
    text: (data: string): void => {
      if (inText && phonetic === 0) text += data
    },
  }
}

/** The shared strings of a workbook, rich text runs joined. */
export const sharedStrings = (archive: ZipArchive): readonly string[] => {
  const bytes = archive.read('xl/sharedStrings.xml')
  if (bytes === null || isFault(bytes)) return []
  const strings: string[] = []
  const collector = stringCollector()
  xmlEvents(bytes, {
    close: (name) => {
      collector.close(name)
      if (name === 'si') strings.push(collector.take())
    },
    open: collector.open, text: collector.text,
  })
  return strings
}

const EXPONENT = /^(-?)(\d+)(?:\.(\d+))?e\+?(\d{1,2})$/i

/** A stored number as people read it: whole numbers in all the digits that were stored, whatever the exponent (`1.3800138E10` → `13800138000`). */
export const numberText = (stored: string): string => {
  const [, sign = '', whole = '', fraction = '', exponent] = EXPONENT.exec(stored) ?? []
  const places = Number(exponent)
  if (exponent === undefined || fraction.length > places || places > 30) return stored
  return `${sign}${whole}${fraction.padEnd(places, '0')}`
}
