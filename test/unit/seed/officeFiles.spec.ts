import { describe, expect, it } from '@jest/globals'
import { fileTypeFromBuffer } from 'file-type'
import readXlsx from 'read-excel-file/node'

import { docxFile, pdfFile, xlsxFile } from '../../../src/seed/officeFiles.ts'

describe('officeFiles', () => {
  it.each([
    ['docx', docxFile(['一 & 二'])],
    ['pdf', pdfFile(['一'])],
    ['xlsx', xlsxFile([['一']])],
  ])('should be recognised as %s by its bytes', async (extension, data) => {
    expect((await fileTypeFromBuffer(data))?.ext).toBe(extension)
  })

  it('should keep the cells of a workbook', async () => {
    const read = await readXlsx(xlsxFile([['地区', '票数 < 5'], ['武汉', '128']]))
    expect(JSON.stringify(read)).toContain('票数 < 5')
  })
})
