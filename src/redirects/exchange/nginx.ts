import { encodeLocation, normalisePath } from '../normalisePath.ts'
import type { RedirectStatus } from '../types.ts'
import { type ExchangeRule, type FileRow, fullRule } from './exchangeRule.ts'

/** Nginx parts with the meaning of a redirect; everything between is a line of its own. */
type Statement = { line: number; text: string }

const FLAGS: Readonly<Record<string, RedirectStatus>> = { permanent: 301, redirect: 302 }

const unquote = (word: string): string => (/^(["']).*\1$/s.test(word) ? word.slice(1, -1).replace(/\\(.)/gs, '$1') : word)

/** A path out of a pattern without any other meaning than itself; `null` where it has one. */
const literal = (pattern: string): null | string => {
  const plain = pattern.replace(/\\([/.\-+?*()[\]{}^$|\\ ])/g, (_whole, sign: string) => `\u0000${sign.codePointAt(0)}\u0001`)
  if (/[.*+?()[\]{}^$|\\]/.test(plain.replace(/\.(?=[a-z]{2,5}$)/i, ''))) return null
  return plain.replace(/\u0000(\d+)\u0001/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
}

const REST = /(?:\/?\(\.\*\)|\(\?:\/\(\?<rest>\.\*\)\)\?|\(\/\.\*\)\??|\(\?<rest>\/\.\*\)\?|\(\/\|\$\)|\/?\.\*)\$?$/

type Source = { from: string; keepRest: boolean; match: 'exact' | 'prefix' }

/** `^/old$`, `^/old/(.*)$`, `^/old(/|$)` and the like. */
const sourceOf = (pattern: string): null | Source => {
  const body = pattern.replace(/^\^/, '')
  const rest = REST.exec(body)
  if (rest) {
    const from = literal(body.slice(0, rest.index))
    return from === null ? null : { from, keepRest: /\((?!\/\|)/.test(rest[0]), match: 'prefix' }
  }
  const closed = body.endsWith('$') ? body.slice(0, -1).replace(/\/\?$/, '') : null
  const from = closed === null ? null : literal(closed)
  return from === null ? null : { from, keepRest: true, match: 'exact' }
}

const QUERY = /(?:\$is_args\$args|[?&]\$(?:args|query_string))/

type Target = { keepQuery: boolean; keepRest: boolean; to: string }

/** A target without the variables that stand for the rest of the path and the query; `null` where others are left. */
const targetOf = (written: string): null | Target => {
  const whole = /\$request_uri/.test(written)
  const rest = /\$(?:1|rest)\b/.test(written)
  const to = written.replace(QUERY, '').replace(/\$(?:1|rest)\b|\$request_uri/, '').replace(/\?$/, '')
  return to.includes('$') ? null : { keepQuery: whole || QUERY.test(written), keepRest: whole || rest, to }
}

const ruleFrom = ({ line, text }: Statement, source: null | Source, answer: { status: RedirectStatus; to: null | string; query?: boolean }): FileRow => {
  if (!source) return { kind: 'unreadable', line, message: '只支持完全一致（^/a$、= /a）和前缀（^/a/(.*)$、/a/）的写法，不支持其他正则；请改写或手工添加', text }
  if (answer.to === null) return { kind: 'rule', line, rule: fullRule({ ...source, status: 410, to: null }) }
  const target = targetOf(unquote(answer.to))
  if (!target) return { kind: 'unreadable', line, message: `目标 ${answer.to} 里有不支持的变量，只支持 $1、$is_args$args、$args、$request_uri`, text }
  const keepRest = source.match === 'exact' || (source.keepRest && target.keepRest)
  return { kind: 'rule', line, rule: fullRule({ from: source.from, keepQuery: answer.query ?? target.keepQuery, keepRest, match: source.match, status: answer.status, to: target.to }) }
}

const WORD = String.raw`("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\s;{}]+)`
const REWRITE = new RegExp(String.raw`^rewrite\s+${WORD}\s+${WORD}\s*(permanent|redirect)?\s*;$`)
const LOCATION = new RegExp(String.raw`^location\s+(=|~|\^~)?\s*${WORD}\s*\{\s*return\s+(\d{3})\s*${WORD}?\s*;\s*\}$`)
const MAP_LINE = new RegExp(String.raw`^${WORD}\s+${WORD}\s*;$`)

const locationOf = (sign: string | undefined, path: string): null | Source => {
  if (sign === '=') return { from: path, keepRest: true, match: 'exact' }
  return sign === '~' ? sourceOf(path) : { from: path.replace(/\/$/, ''), keepRest: true, match: 'prefix' }
}

const readLocation = (statement: Statement, [, sign, path = '', code = '', to]: readonly (string | undefined)[]): FileRow => {
  const status = ([301, 302, 307, 308, 410] as const).find((each) => String(each) === code)
  if (status === undefined) return { kind: 'unreadable', line: statement.line, message: `return ${code} 不是重定向`, text: statement.text }
  return ruleFrom(statement, locationOf(sign, unquote(path)), { status, to: status === 410 ? null : (to ?? '') })
}

/** nginx appends the visitor's query to a rewrite's target unless that ends in `?`. */
const readRewrite = (statement: Statement, [, pattern = '', to = '', flag]: readonly (string | undefined)[]): FileRow => {
  const status = FLAGS[flag ?? '']
  if (!status && !/^["']?https?:\/\//.test(to)) return { kind: 'unreadable', line: statement.line, message: '没有 permanent 或 redirect 的 rewrite 是内部改写，不是重定向', text: statement.text }
  return ruleFrom(statement, sourceOf(unquote(pattern)), { query: !unquote(to).endsWith('?'), status: status ?? 302, to })
}

const readMapLine = (statement: Statement, [, source = '', to = '']: readonly (string | undefined)[]): FileRow => {
  const from = unquote(source)
  return ruleFrom(statement, from.startsWith('~') ? sourceOf(from.replace(/^~\*?/, '')) : { from, keepRest: true, match: 'exact' }, { query: true, status: 301, to })
}

const READERS: readonly [RegExp, (statement: Statement, found: readonly (string | undefined)[]) => FileRow][] = [[REWRITE, readRewrite], [LOCATION, readLocation], [MAP_LINE, readMapLine]]

const readStatement = (statement: Statement): FileRow[] => {
  if (/^(?:map\s.*\{|server\s*\{|\}|default\s.*;|hostnames;)$/.test(statement.text)) return []
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(statement.text)
    if (found) return [read(statement, found)]
  }
  return [{ kind: 'unreadable', line: statement.line, message: '不是能识别的重定向写法（rewrite … permanent/redirect;、location … { return …; }、map 的一行）', text: statement.text }]
}

const isWhole = (text: string): boolean => (/^(?:location|if)\b/.test(text) ? text.endsWith('}') : /[;{}]$/.test(text))

/** Lines without comments; a `location` over several lines is one statement. */
const statementsIn = (text: string): Statement[] => {
  const statements: Statement[] = []
  let open: null | Statement = null
  for (const [index, raw] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    const trimmed = raw.replace(/(^|\s)#.*$/, '').trim()
    if (trimmed === '') continue
    const joined: Statement = open ? { line: open.line, text: `${open.text} ${trimmed}` } : { line: index + 1, text: trimmed }
    open = isWhole(joined.text) ? null : joined
    if (!open) statements.push(joined)
  }
  return open ? [...statements, open] : statements
}

/** Reads rules from an nginx configuration: `rewrite`, `location … { return …; }` and the lines of a `map $uri`. */
export const parseNginx = (text: string): FileRow[] => statementsIn(text).flatMap(readStatement)

const quoted = (text: string): string => (/[\s;{}"'#]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text)
const escaped = (path: string): string => path.replace(/[.*+?()[\]{}^$|\\]/g, '\\$&')

/** nginx compares decoded paths. */
const decodedPath = (path: string): string => normalisePath(path).replace(/%20/g, ' ')

/** A dollar of the target's own would be taken for a variable. */
const text = (target: string): string => encodeLocation(target).replaceAll('$', '%24')

const answerOf = (rule: ExchangeRule): string => {
  if (rule.to === null) return 'return 410;'
  const [, base = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(rule.to) ?? []
  const rest = rule.match === 'prefix' && rule.keepRest !== false ? '$rest' : ''
  const args = rule.keepQuery === false ? '' : query === '' ? '$is_args$args' : '&$args'
  return `return ${rule.status} ${quoted(text(base) + rest + text(query) + args + text(fragment))};`
}

/** The rest is taken with its slash, or behind it where the target ends in one. */
const restPattern = ({ keepRest, to }: ExchangeRule): string => {
  if (keepRest === false) return '(/|$)'
  return /^[^?#]*\/(?:[?#]|$)/.test(to ?? '') ? '(?:/(?<rest>.*))?$' : '(?<rest>/.*)?$'
}

const blockOf = (rule: ExchangeRule): string => {
  const path = decodedPath(rule.from)
  const where = rule.match === 'exact' ? `= ${quoted(path)}` : `~ ${quoted(`^${escaped(path)}${restPattern(rule)}`)}`
  const note = rule.note ? `# ${rule.note.replace(/\s+/g, ' ')}\n` : ''
  const block = `location ${where} { ${answerOf(rule)} }`
  return note + (rule.enabled ? block : `# 已停用：${block}`)
}

/** Rules as nginx `location` blocks, to be included in a server. Rules that are switched off are comments. */
export const writeRulesNginx = (rules: readonly ExchangeRule[]): string => `${rules.map(blockOf).join('\n')}\n`
