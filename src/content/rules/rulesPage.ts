import type { Severity } from '../finding.ts'
import type { Rule, RuleExample } from './rule.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: '错误（阻止发布）', hint: '提示', warning: '警告' }
const FIELDS: Readonly<Record<string, string>> = { author: '作者', column: '栏目', keywords: '关键词', publishedAt: '发布日期', source: '来源', summary: '摘要', title: '标题' }
const LONGEST = 400

/** What would not be seen in print is spelt out. */
const visible = (text: string): string =>
  text.replace(/\u00a0/g, '&nbsp;').replace(/[\u2000-\u200a]/g, '&emsp;').replace(/[\u200b-\u200f\ufeff]/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`)

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

const code = (language: string, text: string): string => `\`\`\`${language}\n${cut(visible(text))}\n\`\`\``

const metaLines = ({ meta }: RuleExample): string =>
  Object.entries(meta ?? {}).map(([name, value]) => `${FIELDS[name] ?? name}：${cut(value === '' ? '（空）' : visible(value))}`).join('；')

/** What stands around an example: its metadata, what is known of its links, what else exists. */
const setting = (example: RuleExample): string[] => {
  const standing = Object.entries(example.standing ?? {}).map(([href, kind]) => `${href} → ${kind}`).join('；')
  const earlier = (example.earlier ?? []).map(({ publishedAt, title }) => `《${title}》（${publishedAt ?? '日期不详'}）`).join('、')
  return [metaLines(example), standing === '' ? '' : `链接：${standing}`, earlier === '' ? '' : `已有：${earlier}`].filter((line) => line !== '')
}

const showExample = (example: RuleExample): string => {
  const { fixed, hits, note } = example
  const quoted = hits.map((hit) => `\`${cut(visible(hit)).replaceAll('`', '′').replaceAll('\n', ' ')}\``).join('、')
  const verdict = hits.length === 0 ? '正确' : `报出：${quoted === '``' ? '（该项为空）' : quoted}`
  return [
    `- ${verdict}${note === undefined ? '' : `（${note}）`}${setting(example).map((line) => `；${line}`).join('')}`,
    code('html', example.page ?? example.body ?? ''),
    ...(fixed === undefined ? [] : ['  改为', code('html', fixed)]),
  ].join('\n\n')
}

const showRule = ({ doc, id, severity, source }: Rule): string =>
  [`### ${doc.name} \`${id}\``, `${SEVERITIES[severity]} · 依据：${source}`, doc.why, ...doc.examples.map(showExample)].join('\n\n')

/** The documentation page of all rules, in Chinese Markdown, from the data that the tests run. */
export const rulesPage = (groups: readonly (readonly [name: string, rules: readonly Rule[]])[]): string => {
  const index = groups.map(([name, rules]) => `- ${name}（${rules.length}）：${rules.map(({ doc, id }) => `${doc.name} \`${id}\``).join('，')}`)
  const count = groups.reduce((sum, [, rules]) => sum + rules.length, 0)
  return `${[
    '# 内容检查规则',
    `共 ${count} 条。本页由规则自带的说明和示例生成（\`npm run generate:rules\`），示例都作为测试执行。错误阻止发布，警告和提示不阻止；栏目可以关闭某条规则、改变级别和界限，单个问题可以写明理由和期限予以接受。`,
    index.join('\n'),
    ...groups.flatMap(([name, rules]) => [`## ${name}`, ...rules.map(showRule)]),
  ].join('\n\n')}\n`
}
