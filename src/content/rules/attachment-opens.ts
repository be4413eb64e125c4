import type { AttachmentRule } from './attachmentRule.ts'

/** A file readers download must open, without a password. */
export const attachmentOpens: AttachmentRule = {
  check: ({ name, opening }) => {
    if (opening.kind === 'broken') return `文件“${name}”打不开：${opening.detail}，请重新导出后上传`
    return opening.kind === 'locked' ? `文件“${name}”有密码，读者打不开：${opening.detail}，请去掉密码后上传` : null
  },
  doc: {
    examples: [
      { facts: { opening: { detail: '压缩包的目录已损坏', kind: 'broken' } }, hit: true },
      { facts: { opening: { detail: '文档已加密', kind: 'locked' } }, hit: true },
      { facts: {}, hit: false },
    ],
    name: '附件打不开',
    why: '损坏、没有传完整或带密码的附件，读者下载后打不开，等于没有公开。',
  },
  id: 'attachment-opens',
  severity: 'error',
  source: '国办秘函〔2019〕19号（附件无法下载、打开）',
}
