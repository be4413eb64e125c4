/** Whether a file can be opened. `bomb` and `locked` files are not unpacked. */
export type Opening = { kind: 'ok' } | { detail: string; kind: 'bomb' | 'broken' | 'locked' }

/**
 * What rules on attachments look at. `actual` names what the bytes are when that is not what the extension says. `words` is null where the
 * text of this kind is not read; `false` means that the file opens and holds neither words nor pictures.
 */
export type AttachmentFacts = {
  actual: string | null
  /** Objects of other programs inside, and parts that would be loaded from elsewhere. */
  embedded: readonly string[]
  extension: string
  hasMacros: boolean
  /** File name without folders. */
  name: string
  opening: Opening
  /** Bytes. */
  size: number
  words: boolean | null
}
