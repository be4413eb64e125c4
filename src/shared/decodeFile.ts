/** Text of a file in UTF-8, or in GB18030 as spreadsheets here save it. */
export const decodeFile = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8; GB18030 takes whatever GBK and GB2312 wrote.
    return new TextDecoder('gb18030').decode(bytes)
  }
}
