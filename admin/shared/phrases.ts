/** Picks the Chinese or the English wording; any language but English reads Chinese. */
export const phrase = (language: string, zh: string, en: string): string => (language.startsWith('en') ? en : zh)
