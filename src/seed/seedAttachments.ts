import { docxFile, pdfFile, xlsxFile } from './officeFiles.ts'
import { add, type SeedContext } from './seedContext.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const LINES = ['办事材料清单（演示数据）', '一、企业营业执照', '二、进出口合同', '三、装箱单与发票']

const FILES = [
  { data: pdfFile(LINES), mimetype: 'application/pdf', name: '办事材料清单（演示）.pdf' },
  { data: docxFile(LINES), mimetype: `${OFFICE}.wordprocessingml.document`, name: '申请表样例（演示）.docx' },
  { data: xlsxFile([['地区', '票数'], ['武汉', '128'], ['宜昌', '96']]), mimetype: `${OFFICE}.spreadsheetml.sheet`, name: '业务量统计（演示）.xlsx' },
]

/** A PDF, a Word and an Excel file; gives their ids. */
export const seedAttachments = async (context: SeedContext): Promise<string[]> => {
  const ids: string[] = []
  for (const file of FILES) {
    ids.push(await add(context, { collection: 'attachments', data: { demo: true, title: file.name }, file: { ...file, size: file.data.length } }))
  }
  return ids
}
