import type { AttachmentRule } from './attachmentRule.ts'

/** A file that unpacks to far more than it is, is not unpacked by us and must not be offered to others. */
export const attachmentBomb: AttachmentRule = {
  check: ({ name, opening }) => (opening.kind === 'bomb' ? `文件“${name}”疑似压缩炸弹，没有解开：${opening.detail}，请核实来源` : null),
  doc: {
    examples: [{ facts: { opening: { detail: '1 MB 的文件解开后有 900 MB', kind: 'bomb' } }, hit: true }, { facts: {}, hit: false }],
    name: '压缩炸弹',
    why: '很小的文件解开后占满磁盘或内存，是攻击读者和服务器的办法。',
  },
  id: 'attachment-bomb',
  severity: 'error',
  source: '本站安全要求',
}
