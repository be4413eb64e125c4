import type { AttachmentRule } from './attachmentRule.ts'

/** Macros run on the reader's machine; a public document needs none. */
export const attachmentMacro: AttachmentRule = {
  check: ({ hasMacros, name }) => (hasMacros ? `文件“${name}”含有宏，读者的电脑会拦截或有风险，请另存为不含宏的格式` : null),
  doc: {
    examples: [{ facts: { hasMacros: true }, hit: true }, { facts: {}, hit: false }],
    name: '附件含宏',
    why: '宏是能在读者电脑上运行的程序，也是病毒常用的载体；对外公开的文件用不着。',
  },
  id: 'attachment-macro',
  severity: 'warning',
  source: '本站安全要求',
}
