import type { AttachmentFacts } from '../attachments/attachmentFacts.ts'
import type { Severity } from '../finding.ts'
import { type AttachmentExample, type AttachmentRule, SOUND_FILE } from './attachmentRule.ts'
import type { Rule, RuleExample, RuleLimit } from './rule.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: '错误（阻止发布）', hint: '提示', warning: '警告' }
const FIELDS: Readonly<Record<string, string>> = { author: '作者', column: '栏目', keywords: '关键词', publishedAt: '发布日期', source: '来源', summary: '摘要', title: '标题' }
const LONGEST = 400

/** What would not be seen in print is spelt out. */
const visible = (text: string): string =>
  text.replace(/\u00a0/g, '&nbsp;').replace(/[\u2000-\u200a]/g, '&emsp;').replace(/[\u0080-\u009f\u200b-\u200f\ufeff]/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`)

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

type Shown = { doc: { name: string; why: string }; id: string; limit?: RuleLimit; severity: Severity; source: string }

const limitShown = ({ max, min, unit, usual }: RuleLimit): string => ` · 界限 ${usual} ${unit}，栏目可设 ${min}–${max}`

const showHead = ({ doc, id, limit, severity, source }: Shown): string[] =>
  [`### ${doc.name} \`${id}\``, `${SEVERITIES[severity]} · 依据：${source}${limit ? limitShown(limit) : ''}`, doc.why]

const showRule = (rule: Rule): string => [...showHead(rule), ...rule.doc.examples.map(showExample)].join('\n\n')

const OPENINGS: Readonly<Record<'bomb' | 'broken' | 'locked', string>> = { bomb: '疑似压缩炸弹', broken: '已损坏', locked: '已加密' }

/** What sets the file of an example apart from a sound one, in words. */
const FACTS: { [Name in keyof AttachmentFacts]: (value: AttachmentFacts[Name]) => string } = {
  actual: (value) => `内容其实是${value ?? '相符的格式'}`,
  embedded: (value) => `含 \`${value.join('`、`')}\``,
  extension: (value) => `扩展名 ${value}`,
  hasMacros: (value) => (value ? '含宏' : '不含宏'),
  name: (value) => `文件名 \`${visible(value)}\``,
  opening: (value) => (value.kind === 'ok' ? '能打开' : `${OPENINGS[value.kind]}（${value.detail}）`),
  size: (value) => `${value} 字节`,
  words: (value) => (value === null ? '文字不读取' : value ? '有文字' : '没有文字和图片'),
}

const factsShown = (facts: Partial<AttachmentFacts>): string[] => {
  const shown = <Name extends keyof AttachmentFacts>(name: Name): string[] => (facts[name] === undefined ? [] : [FACTS[name](facts[name])])
  return (Object.keys(FACTS) as (keyof AttachmentFacts)[]).flatMap(shown)
}

const showAttachmentExample = (check: AttachmentRule['check']) => ({ facts, note }: AttachmentExample): string => {
  const message = check({ ...SOUND_FILE, ...facts })
  const shown = factsShown(facts)
  return `- ${message === null ? '正确' : '报出'}：${shown.length === 0 ? '普通的 docx 文件' : shown.join('，')}${note === undefined ? '' : `（${note}）`}${message === null ? '' : ` → ${visible(message)}`}`
}

const showAttachmentRule = (rule: AttachmentRule): string => [...showHead(rule), rule.doc.examples.map(showAttachmentExample(rule.check)).join('\n')].join('\n\n')

const indexLine = (name: string, rules: readonly Shown[]): string => `- ${name}（${rules.length}）：${rules.map(({ doc, id }) => `${doc.name} \`${id}\``).join('，')}`

/** Groups of the page: rules on documents by topic, then those on files as a whole. */
type Groups = { attachments: readonly AttachmentRule[]; documents: readonly (readonly [name: string, rules: readonly Rule[]])[] }

const ATTACHMENTS = '附件'

/** The documentation page of all rules, in Chinese Markdown, from the data that the tests run. */
export const rulesPage = ({ attachments, documents: groups }: Groups): string => {
  const index = [...groups.map(([name, rules]) => indexLine(name, rules)), indexLine(ATTACHMENTS, attachments)]
  const count = groups.reduce((sum, [, rules]) => sum + rules.length, attachments.length)
  return `${[
    '# 内容检查规则',
    `共 ${count} 条。本页由规则自带的说明和示例生成（\`npm run generate:rules\`），示例都作为测试执行。错误阻止发布，警告和提示不阻止；栏目可以关闭某条规则、改变级别和界限（附件的规则除外），单个问题可以写明理由和期限予以接受。附件里的文字按文章的规则检查。`,
    index.join('\n'),
    ...groups.flatMap(([name, rules]) => [`## ${name}`, ...rules.map(showRule)]),
    `## ${ATTACHMENTS}`,
    ...attachments.map(showAttachmentRule),
  ].join('\n\n')}\n`
}
