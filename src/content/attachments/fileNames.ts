import type { FileKind } from '../../shared/fileKinds.ts'

/** What bytes are, as people call it. */
export const KIND_NAMES: Readonly<Record<FileKind, string>> = {
  '7z': '7z 压缩包', audio: '声音', bzip2: '压缩文件', exe: '可执行程序', gzip: '压缩文件', html: '网页', image: '图片', mp4: '视频', ole: '旧版 Office 文档',
  'office-html': '存成网页的表格或文档', pdf: 'PDF', rar: 'RAR 压缩包', rtf: 'RTF 文档', svg: 'SVG 图形', xml: 'XML', zip: '压缩包',
}

/** Main part of each kind of office file that is a ZIP archive. */
export const OFFICE_PARTS: Readonly<Record<string, { name: string; part: string }>> = {
  docm: { name: 'Word 文档', part: 'word/document.xml' }, docx: { name: 'Word 文档', part: 'word/document.xml' },
  pptm: { name: '演示文稿', part: 'ppt/presentation.xml' }, pptx: { name: '演示文稿', part: 'ppt/presentation.xml' },
  xlsm: { name: 'Excel 工作簿', part: 'xl/workbook.xml' }, xlsx: { name: 'Excel 工作簿', part: 'xl/workbook.xml' },
}
