/** Kinds of files that are offered for download, and how their names show in words. */
const TYPES: readonly (readonly [type: string, extensions: RegExp, words: RegExp])[] = [
  ['PDF', /^(?:pdf|ofd)$/, /pdf|ofd/i],
  ['Word', /^(?:docx?|wps|rtf)$/, /word|docx?\b|wps|rtf/i],
  ['Excel', /^(?:xlsx?|et|csv)$/, /excel|xlsx?\b|csv|电子表格/i],
  ['PPT', /^(?:pptx?|dps)$/, /pptx?\b|powerpoint|幻灯片|演示文稿/i],
  ['压缩包', /^(?:zip|rar|7z|tar|gz)$/, /zip|rar|7z|压缩/i],
  ['程序', /^(?:exe|msi|apk|dmg|ipa)$/, /exe|msi|apk|安装包|客户端|安装程序/i],
]

/** The kind of file an address leads to by its extension, or null for pages and addresses without one. */
export const fileTypeOf = (href: string): null | string => {
  const [, extension] = /\.(\w{2,4})(?:[?#].*)?$/.exec(href.split(/[?#]/)[0] ?? '') ?? []
  return extension === undefined ? null : TYPES.find(([, extensions]) => extensions.test(extension.toLowerCase()))?.[0] ?? null
}

/** The kinds of files that words name. */
export const fileTypesNamed = (text: string): string[] => TYPES.filter(([, , words]) => words.test(text)).map(([type]) => type)
