import { Parser } from 'htmlparser2'

import { decodeText, sniffEncoding } from '../../shared/encoding.ts'

export type XmlAttributes = Readonly<Record<string, string>>

/** What a reader of XML is told, in order. Names come without their namespace prefix. */
export type XmlHandler = {
  close?: (name: string) => void
  open?: (name: string, attributes: XmlAttributes) => void
  text?: (text: string) => void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads XML as events, without recursion and without expanding entities of a DTD. Broken XML is read as far as it makes sense. */
export const xmlEvents = (bytes: Uint8Array, { close, open, text }: XmlHandler): void => {
  const parser = new Parser({
    onclosetag: (name) => close?.(localName(name)),
    onopentag: (name, attributes) => open?.(localName(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value]))),
    ontext: (data) => text?.(data),
  }, { decodeEntities: true, xmlMode: true })
  parser.end(decodeText(bytes, sniffEncoding(bytes, '')))
}
