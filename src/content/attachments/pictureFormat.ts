/** Formats of pictures by their first bytes, with the extensions that name them. */
const FORMATS: readonly (readonly [name: string, extensions: readonly string[], magic: RegExp])[] = [
  ['PNG', ['png'], /^\x89PNG/],
  ['JPEG', ['jpeg', 'jpg'], /^\xff\xd8\xff/],
  ['GIF', ['gif'], /^GIF8/],
  ['WebP', ['webp'], /^RIFF[\s\S]{4}WEBP/],
  ['BMP', ['bmp'], /^BM/],
]

/** The format of a picture whose extension names another one, or null. `head` is the start of the file as Latin-1. */
export const otherPicture = (head: string, extension: string): string | null => {
  if (!FORMATS.some(([, extensions]) => extensions.includes(extension))) return null
  const [name, extensions] = FORMATS.find(([, , magic]) => magic.test(head)) ?? []
  return name === undefined || extensions === undefined || extensions.includes(extension) ? null : `${name} 图片`
}
