/** A file that an endpoint hands out. `name` may be Chinese; HTML is shown, everything else is saved. */
export type FileAnswer = { body: string | Uint8Array; name: string; type: string }

/** Media types by the ending of a file's name. */
export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
