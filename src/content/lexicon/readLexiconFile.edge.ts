import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'

import { decodeFile } from '../../shared/decodeFile.ts'
import { UserError } from '../../shared/errors.ts'
import { isFault, openZip } from '../adapters/zipArchive.ts'

/** Largest file taken, in bytes: as base64 it still passes the admin's limit for one request. */
const LARGEST = 2_900_000

const isZip = (file: Uint8Array): boolean => file[0] === 0x50 && file[1] === 0x4b

/** The first sheet; an archive that is broken or unpacks to far more than it is never reaches the reader. */
const readWorkbook = async (file: Uint8Array): Promise<readonly (readonly unknown[])[]> => {
  const archive = openZip(file)
  if (isFault(archive)) throw new Error(archive.detail)
  return readSheet(Buffer.from(file))
}

/** The rows of a CSV (UTF-8 or GB18030) or xlsx file. Throws a UserError (`INPUT_INVALID`) that says what is wrong with the file. */
export const readLexiconFile = async (file: Uint8Array): Promise<readonly (readonly unknown[])[]> => {
  if (file.byteLength > LARGEST) throw new UserError('INPUT_INVALID', `文件超过 ${LARGEST / 1e6} MB，请存为 xlsx（体积更小）或分次导入 (file too large)。`)
  try {
    if (isZip(file)) return await readWorkbook(file)
    return parse(decodeFile(file), { bom: true, relax_column_count: true, skip_empty_lines: false })
  } catch (thrown) {
    throw new UserError('INPUT_INVALID', '文件打不开：应为 CSV 或 xlsx，请另存后再试 (cannot read the file)。', { cause: thrown })
  }
}
