/** The UTF-16 units of a text, as the tables of words read them. */
export const letterUnits = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
