import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'

import { UserError } from '../../shared/errors.ts'

/** Largest file taken, in bytes. */
const LARGEST = 5_000_000

const isZip = (file: Uint8Array): boolean => file[0] === 0x50 && file[1] === 0x4b

/** The rows of a CSV (UTF-8) or xlsx file. Throws a UserError (`INPUT_INVALID`) that says what is wrong with the file. */
export const readLexiconFile = async (file: Uint8Array): Promise<readonly (readonly unknown[])[]> => {
  if (file.byteLength > LARGEST) throw new UserError('INPUT_INVALID', `文件超过 ${LARGEST / 1e6} MB，请分次导入 (file too large)。`)
  try {
    if (isZip(file)) return await readSheet(Buffer.from(file))
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(file), { bom: true, relax_column_count: true, skip_empty_lines: false })
  } catch (thrown) {
    throw new UserError('INPUT_INVALID', '文件打不开：应为 UTF-8 编码的 CSV 或 xlsx，请另存后再试 (cannot read the file)。', { cause: thrown })
  }
}
