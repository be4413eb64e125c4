/**
 * The texts of one block as one string of characters, so that a step sees the whole sentence, whatever runs it is cut into. `closed` places are to the
 * letter (code, line breaks, tabs). A step answers with as many characters, the deleted ones as ''.
 */
export type Line = { readonly characters: readonly string[]; readonly closed: readonly boolean[] }
