import type { AttachmentRule } from './attachmentRule.ts'

/** The bytes must be what the extension says, or programs refuse the file. */
export const attachmentType: AttachmentRule = {
  check: ({ actual, extension, name }) =>
    (actual === null ? null : `文件“${name}”的扩展名是 .${extension}，内容却是${actual}，请按真实格式重新导出，不要只改扩展名`),
  doc: {
    examples: [{ facts: { actual: 'PDF' }, hit: true }, { facts: {}, hit: false }],
    name: '附件格式与扩展名不符',
    why: '只改扩展名的文件，读者的程序会拒绝打开或警告文件不安全；登录页被存成“附件”也是这样发现的。',
  },
  id: 'attachment-type',
  severity: 'error',
  source: '本站编辑规范',
}
