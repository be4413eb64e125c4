const MIN_SLICE = 13

/** A copy of its own of a string cut out of a page, so that keeping the piece does not keep the page (V8 slices share memory). */
export const flatten = (text: string): string => (text.length < MIN_SLICE ? text : Buffer.from(text, 'utf16le').toString('utf16le'))
