import type { Rule } from './rule.ts'

/** A heading may go one level deeper than the one before it, never two. The page's title is level 1, whether the body shows it or not. */
export const headingOrder: Rule = {
  check: ({ blocks, document }) => {
    // Word has a style of its own for the title and counts sections from 1; they are read as levels 2 and deeper.
    const shift = document.format === 'docx' ? 1 : 0
    let before = 1
    return blocks.flatMap((block) => {
      if (block.level === 0) return []
      const { level } = block
      const skipped = level > before + 1
      const message = before === shift
        ? `第一个标题就是 ${level - shift} 级，应从 1 级开始`
        : `标题级别从 ${before - shift} 级跳到 ${level - shift} 级，应改为 ${before + 1 - shift} 级`
      before = level
      return skipped ? [{ message, place: block.place, text: block.text.trim() }] : []
    })
  },
  doc: {
    examples: [
      { body: '<h2>一、总则</h2><h4>适用范围</h4><p>正文。</p>', fixed: '<h2>一、总则</h2><h3>适用范围</h3><p>正文。</p>', hits: ['适用范围'] },
      { body: '<h3>申报条件</h3><p>正文。</p>', fixed: '<h2>申报条件</h2><p>正文。</p>', hits: ['申报条件'], note: '第一个小标题应为二级' },
      { body: '<h2>一</h2><h3>（一）</h3><h5>1.</h5><h5>2.</h5>', fixed: '<h2>一</h2><h3>（一）</h3><h4>1.</h4><h4>2.</h4>', hits: ['1.'], note: '只指出开始跳级的地方' },
      { body: '<h2>一、总则</h2><h3>适用范围</h3><h2>二、附则</h2><p>正文。</p>', hits: [], note: '回到上一级可以跨级' },
      { body: '<h2>一、总则</h2><h3>范围</h3><h4>定义</h4><h2>二、附则</h2>', hits: [] },
      { body: '<p>没有小标题的短文。</p>', hits: [] },
    ],
    name: '标题跳级',
    why: '标题级别是文章的骨架，目录、读屏软件和转换程序都按它走；从二级直接跳到四级，读者会以为漏了一层。',
  },
  id: 'heading-order',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）',
}
