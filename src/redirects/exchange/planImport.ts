import { checkFrom, checkTo } from '../checkAddress.ts'
import { ruleKey } from '../redirectsForMove.ts'
import { repointedBy } from '../repointedBy.ts'
import { RuleTable } from '../ruleTable.ts'
import { judgeRemoval, type LivePage, type RuleSite, settleRule } from '../settleRule.ts'
import type { ExchangeRule, FileRow } from './exchangeRule.ts'

/** A stored rule; `automatic` ones were written by a move. */
export type KnownRule = ExchangeRule & { automatic: boolean }

export type ImportSite = {
  /** Where a document named by the file lies now; `null`: not public; `undefined`: there is none. */
  documentAt: (document: string) => Promise<null | string | undefined>
  liveAt: (path: string) => Promise<LivePage | null>
  portalUrl: string
}

export type ImportAction = 'change' | 'create' | 'refuse' | 'skip'

/** What becomes of one line, with the reason in Chinese. */
export type ImportRow = { action: ImportAction; from: string; line: number; message: string; status: number; to: null | string }

/** `writes` are the rules to store, those that other rows pointed elsewhere included; with refused rows nothing is stored. */
export type ImportPlan = { rows: ImportRow[]; writes: KnownRule[] }

type Judged = { kind: 'refused'; message: string } | { kind: 'rule'; rule: ExchangeRule }

const refused = (message: string): Judged => ({ kind: 'refused', message })

const withAddresses = (rule: ExchangeRule, portalUrl: string): Judged => {
  const from = checkFrom(rule.from, portalUrl)
  if (from.kind === 'refused') return from
  if (rule.to === null) return { kind: 'rule', rule: { ...rule, from: from.value, status: 410 } }
  const to = checkTo(rule.to, portalUrl)
  return to.kind === 'refused' ? to : { kind: 'rule', rule: { ...rule, from: from.value, to: to.value } }
}

/** A document the file names decides where the rule leads, as long as it is there; else the address does. */
const withDocument = async (rule: ExchangeRule, site: ImportSite): Promise<ExchangeRule> => {
  const { document, ...plain } = rule
  const to = document ? await site.documentAt(document) : undefined
  if (to === undefined) return plain
  return { ...rule, status: to === null ? 410 : rule.status, to }
}

const judge = async (given: ExchangeRule, site: ImportSite, table: RuleTable<KnownRule>): Promise<Judged> => {
  const addressed = withAddresses(given, site.portalUrl)
  if (addressed.kind === 'refused') return addressed
  const rule = await withDocument(addressed.rule, site)
  const ruleSite: RuleSite = { around: async (each) => table.around(each).filter(({ enabled }) => enabled), liveAt: site.liveAt }
  const known = table.get(ruleKey(rule))
  if (!rule.enabled) {
    if (known?.automatic) return refused('这条规则是内容移动或撤回时自动写的，原路径曾经公开，不能停用')
    const uncovered = known?.enabled ? await judgeRemoval(known, ruleSite) : null
    return uncovered ?? { kind: 'rule', rule }
  }
  const settled = await settleRule(rule, ruleSite)
  if (settled.kind === 'refused') return settled
  return { kind: 'rule', rule: { ...settled.rule, enabled: true, note: rule.note } }
}

const COMPARED = ['document', 'enabled', 'keepQuery', 'keepRest', 'note', 'status', 'to'] as const

const isSame = (known: KnownRule, rule: ExchangeRule): boolean => COMPARED.every((name) => (known[name] ?? null) === (rule[name] ?? null))

const shown = (to: null | string): string => to ?? '已删除（410）'

type Import = { firstLine: Map<string, number>; site: ImportSite; table: RuleTable<KnownRule>; writes: Map<string, KnownRule> }

const store = ({ table, writes }: Import, rule: ExchangeRule): KnownRule[] => {
  const changed = [rule, ...(rule.enabled ? repointedBy(rule, table.into(rule.from).filter(({ enabled }) => enabled)) : [])] as ExchangeRule[]
  return changed.map((each) => {
    const known: KnownRule = { ...each, automatic: table.get(ruleKey(each))?.automatic ?? false }
    table.set(known)
    writes.set(ruleKey(known), known)
    return known
  })
}

const pointedNote = (given: ExchangeRule, rule: ExchangeRule, pointed: number): string => {
  const straight = given.to !== null && rule.to !== given.to && rule.document === undefined ? `，直接指向终点 ${shown(rule.to)}` : ''
  return `${rule.document ? '，目标记为站内文档，以后会随文档移动' : straight}${pointed > 0 ? `，另有 ${pointed} 条跳到这里的规则改为直接指向终点` : ''}`
}

const changeNote = (known: KnownRule | undefined, rule: ExchangeRule): string =>
  known ? `原来跳到 ${shown(known.to)}${known.enabled ? '' : '（已停用）'}，将改为 ${shown(rule.to)}` : '新规则'

const rowFor = async (input: Import, { line, rule: given }: { line: number; rule: ExchangeRule }): Promise<ImportRow> => {
  const { firstLine, site, table } = input
  const judged = await judge(given, site, table)
  const base = { from: given.from, line, status: given.status, to: given.to }
  if (judged.kind === 'refused') return { ...base, action: 'refuse', message: judged.message }
  const key = ruleKey(judged.rule)
  const known = table.get(key)
  const rule = { ...judged.rule, note: judged.rule.note || (known?.note ?? '') }
  const row = { from: rule.from, line, status: rule.status, to: rule.to }
  const earlier = firstLine.get(key)
  firstLine.set(key, earlier ?? line)
  if (known && isSame(known, rule)) return { ...row, action: 'skip', message: earlier ? `与第 ${earlier} 行相同` : '已有相同的规则' }
  if (earlier) return { ...row, action: 'refuse', message: `与第 ${earlier} 行的原路径重复，目标却不同，请只留一行` }
  const [, ...pointed] = store(input, rule)
  return { ...row, action: known ? 'change' : 'create', message: `${changeNote(known, rule)}${pointedNote(given, rule, pointed.length)}` }
}

/**
 * What importing a file would do, line by line, judged against the stored rules and against the lines before. Nothing is
 * written here; a plan with a refused row is not to be carried out.
 */
export const planImport = async (file: readonly FileRow[], { known, site }: { known: Iterable<KnownRule>; site: ImportSite }): Promise<ImportPlan> => {
  const input: Import = { firstLine: new Map(), site, table: new RuleTable(known), writes: new Map() }
  const rows: ImportRow[] = []
  for (const row of file) {
    if (row.kind === 'rule') rows.push(await rowFor(input, row))
    else rows.push({ action: 'refuse', from: row.text, line: row.line, message: row.message, status: 0, to: null })
  }
  return { rows, writes: [...input.writes.values()] }
}
