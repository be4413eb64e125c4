import type { AttachmentRule } from './attachmentRule.ts'

/** Objects inside a file carry what nobody has read; parts from elsewhere tell that place who opens the file. */
export const attachmentEmbedded: AttachmentRule = {
  check: ({ embedded, name }) =>
    (embedded.length === 0 ? null : `文件“${name}”含有嵌入或外部的对象（${embedded.slice(0, 3).join('、')}${embedded.length > 3 ? ' 等' : ''}），其内容没有检查，请改为普通内容`),
  doc: {
    examples: [{ facts: { embedded: ['word/embeddings/oleObject1.bin'] }, hit: true }, { facts: {}, hit: false }],
    name: '附件含嵌入或外部对象',
    why: '嵌入的文件可能带着没有审过的内容和个人信息；指向外部的模板或图片会在打开时联网。',
  },
  id: 'attachment-embedded',
  severity: 'warning',
  source: '本站安全要求',
}
