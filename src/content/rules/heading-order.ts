import type { Rule } from './rule.ts'

/** A heading may go one level deeper than the one before it, never two. The page's title is level 1. */
export const headingOrder: Rule = {
  check: ({ blocks, document }) => {
    // A fragment's and a document's body stands below the page's own h1, whatever the editor offers.
    const shallowest = document.format === 'html-page' ? 1 : 2
    let before = shallowest - 1
    return blocks.flatMap((block) => {
      if (block.level === 0) return []
      const level = Math.max(shallowest, block.level)
      const skipped = level > before + 1
      const message = `标题级别从 ${before} 级跳到 ${level} 级，应改为 ${before + 1} 级`
      before = level
      return skipped ? [{ message, place: block.place, text: block.text.trim() }] : []
    })
  },
  doc: {
    examples: [
      { body: '<h2>一、总则</h2><h4>适用范围</h4><p>正文。</p>', fixed: '<h2>一、总则</h2><h3>适用范围</h3><p>正文。</p>', hits: ['适用范围'] },
      { body: '<h2>一、总则</h2><h3>适用范围</h3><h2>二、附则</h2><p>正文。</p>', hits: [], note: '回到上一级可以跨级' },
    ],
    name: '标题跳级',
    why: '标题级别是文章的骨架，目录、读屏软件和转换程序都按它走；从二级直接跳到四级，读者会以为漏了一层。',
  },
  id: 'heading-order',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）',
}
