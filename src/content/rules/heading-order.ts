import type { Rule } from './rule.ts'

/** A heading may go one level deeper than the one before it, never two. The page's title is level 1. */
export const headingOrder: Rule = {
  check: (blocks) => {
    let before = 1
    return blocks.flatMap((block) => {
      if (block.kind !== 'heading') return []
      const level = Math.max(2, block.level)
      const skipped = level > before + 1
      const message = `标题级别从 ${before} 级跳到 ${level} 级，应改为 ${before + 1} 级`
      before = level
      return skipped ? [{ block, message, text: block.text }] : []
    })
  },
  id: 'heading-order',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）',
}
