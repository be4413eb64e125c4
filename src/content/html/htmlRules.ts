import type { Severity } from '../finding.ts'

/** What html-validate says of one place, as far as the messages need it. */
export type HtmlMessage = { context?: unknown; message: string; ruleId: string }

type HtmlRule = { message: (found: HtmlMessage) => string; severity: Severity }

const quoted = ({ message }: HtmlMessage, at = 0): string => [...message.matchAll(/"([^"]*)"|(<\/?[\w:-]+>)/g)].map(([, text, tag]) => text ?? tag ?? '')[at] ?? ''

const error = (message: HtmlRule['message']): HtmlRule => ({ message, severity: 'error' })
const warning = (message: HtmlRule['message']): HtmlRule => ({ message, severity: 'warning' })

const unclosed = (found: HtmlMessage): string =>
  (found.message.startsWith('Stray') ? `多出的结束标签 ${found.message.match(/<\/[^>]+>/)?.[0] ?? ''}，前面没有对应的开始标签` : `${found.message.match(/<[^>]+>/)?.[0] ?? '标签'} 没有关闭，请补上结束标签`)

/**
 * The rules of html-validate that are worth an author's time: what makes browsers guess. Taste (quotes, letter case, raw `&`), what the
 * standard allows, and what our own rules say better (headings, images, tables' looks, old styles, links) is left out.
 */
export const HTML_RULES: Readonly<Record<string, HtmlRule>> = {
  'aria-hidden-body': error(() => '整页被标为 aria-hidden，读屏软件什么也读不到，请删除'),
  'attribute-allowed-values': warning((found) => `属性 ${quoted(found)} 的值“${quoted(found, 1)}”不在标准允许的范围内`),
  'close-attr': error(() => '结束标签不能带属性'),
  'close-order': error(unclosed),
  'deprecated': warning((found) => `元素 ${quoted(found)} 已废弃，请改用现行写法`),
  'doctype-html': warning(() => '文档类型应为 <!DOCTYPE html>'),
  'element-name': warning((found) => `元素名 ${quoted(found)} 不是 HTML 元素`),
  'element-permitted-content': error((found) => `${quoted(found)} 不能放在 ${quoted(found, 1)} 里面`),
  'element-permitted-occurrences': error((found) => `${quoted(found)} 在 ${quoted(found, 1)} 里只能出现一次`),
  'element-permitted-order': error((found) => `${quoted(found)} 应放在 ${quoted(found, 1)} 之前`),
  'element-permitted-parent': error((found) => `${quoted(found)} 不能直接放在这里，只能放在 ${quoted(found, 1)} 等元素里面`),
  'element-required-ancestor': error((found) => `${quoted(found)} 必须放在 ${quoted(found, 1)} 里面`),
  'element-required-attributes': warning((found) => `${quoted(found)} 缺少必需的属性 ${quoted(found, 1)}`),
  'element-required-content': warning((found) => `${quoted(found)} 里缺少必需的 ${quoted(found, 1)}`),
  'empty-title': error(() => '网页标题 <title> 是空的，请填写'),
  'input-missing-label': warning((found) => `表单控件 ${quoted(found)} 没有对应的 <label> 说明`),
  'map-dup-name': error((found) => `图像热区名称“${quoted(found)}”重复`),
  'missing-doctype': warning(() => '缺少文档类型声明 <!DOCTYPE html>'),
  'no-dup-attr': error((found) => `属性 ${quoted(found)} 重复，后一个不起作用`),
  'no-dup-id': error((found) => `id“${quoted(found)}”重复，同页链接会跳到错误的位置`),
  'no-multiple-main': error(() => '一个页面只能有一个可见的 <main>'),
  'parser-error': error(() => '标签没有写完，之后的内容无法识别'),
  'script-element': error(() => '<script> 没有用结束标签关闭'),
  'unrecognized-char-ref': warning((found) => (found.message.startsWith('Unrecognized') ? `字符引用 ${quoted(found)} 无法识别，会原样显示` : `字符引用 ${quoted(found)} 缺少末尾的分号`)),
  'void-content': error((found) => `${quoted(found)} 没有结束标签，请删去`),
}

/** Rules that make sense for whole pages only. */
export const PAGE_ONLY: ReadonlySet<string> = new Set(['aria-hidden-body', 'doctype-html', 'empty-title', 'missing-doctype', 'no-multiple-main'])

const LISTS = /^(?:<(?:ul|ol|dl)>)$/
const OLD = /^<(?:basefont|big|blink|center|font|marquee|strike|tt)>/

/** What one of our own rules tells, with a better place or a repair, or what follows from another message of the same place. */
export const isToldElsewhere = ({ message, ruleId, ...found }: HtmlMessage): boolean => {
  if (ruleId === 'close-order') return message.startsWith('End tag')
  if (ruleId === 'deprecated') return OLD.test(message)
  return ruleId === 'element-permitted-content' && LISTS.test(quoted({ ...found, message, ruleId }, 1))
}
