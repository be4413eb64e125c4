import type { AttachmentRule } from './attachmentRule.ts'

/** A file must hold something: bytes, and where it is a document, words or pictures. */
export const attachmentEmpty: AttachmentRule = {
  check: ({ name, opening, size, words }) => {
    if (size === 0) return `文件“${name}”是空文件（0 字节），请重新上传`
    return opening.kind === 'ok' && words === false ? `文件“${name}”里没有任何文字或图片，请确认上传的是不是定稿` : null
  },
  doc: {
    examples: [{ facts: { size: 0 }, hit: true }, { facts: { words: false }, hit: true }, { facts: { words: null }, hit: false, note: '这种格式的文字不读取' }, { facts: {}, hit: false }],
    name: '附件是空的',
    why: '空附件多半是上传中断或选错了文件，读者得不到应公开的内容。',
  },
  id: 'attachment-empty',
  severity: 'error',
  source: '国办秘函〔2019〕19号（附件无法下载、打开）',
}
