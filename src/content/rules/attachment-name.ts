import { nameFault } from '../attachments/nameFault.ts'
import type { AttachmentRule } from './attachmentRule.ts'

const PICTURES = new Set(['avif', 'bmp', 'gif', 'ico', 'jpeg', 'jpg', 'png', 'svg', 'tif', 'tiff', 'webp'])

/** A file's name must tell a reader what it is. Pictures stand in the text, so only garbled names count with them. */
export const attachmentName: AttachmentRule = {
  check: ({ extension, name }) => {
    const fault = nameFault(extension === '' ? name : name.slice(0, -extension.length - 1))
    if (fault === null || (PICTURES.has(extension) && !/乱码|编码|拍照/.test(fault))) return null
    return `文件名“${name}”${fault}，请改为能说明内容的名称`
  },
  doc: {
    examples: [
      { facts: { name: 'é¡¹ç\u009b®ç\u0094³æ\u008a¥è¡¨.docx' }, hit: true },
      { facts: { name: '锟斤拷锟斤拷.docx' }, hit: true },
      { facts: { name: '%E9%80%9A%E7%9F%A5.docx' }, hit: true },
      { facts: { name: '新建 Microsoft Word 文档.docx' }, hit: true },
      { facts: { name: '附件1.docx' }, hit: true },
      { facts: { name: '9f86d081884c7d659a2feaa0c55ad015.docx' }, hit: true },
      { facts: { extension: 'jpg', name: 'IMG_20230501.jpg' }, hit: true },
      { facts: { name: '关于放假的通知 - 副本.docx' }, hit: true },
      { facts: { name: '收费目录(1).docx' }, hit: true },
      { facts: { name: '20260917.docx' }, hit: true },
      { facts: { name: '政策解读（一）.docx' }, hit: false },
      { facts: { name: '附件1：查验免收费申请表.docx' }, hit: false },
      { facts: { name: '2026年3月外贸数据.docx' }, hit: false },
      { facts: { extension: 'png', name: '1.png' }, hit: false, note: '图片显示在正文里，不按名称下载' },
    ],
    name: '附件名看不懂',
    why: '读者按名称找下载好的文件；乱码、默认名称和一串编号说不出它是什么。',
  },
  id: 'attachment-name',
  severity: 'warning',
  source: '本站编辑规范',
}
