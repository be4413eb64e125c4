/** How a person asked to save: as a draft beside the live document, or to take the live one off. */
export type SaveMode = { draft: boolean; unpublish: boolean }

const modes = new WeakMap<object, SaveMode>()

/** Notes the mode for the hooks that follow in the same request; Payload tells only the operation's first hook. */
export const noteSaveMode = (context: object, mode: SaveMode): void => void modes.set(context, mode)

/** The mode noted for this request; a plain draft when none was. */
export const saveModeOf = (context: object): SaveMode => modes.get(context) ?? { draft: true, unpublish: false }
