/** What two titles are compared by: letters and digits after NFKC, in lower case. */
export const foldTitle = (title: string): string => title.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
