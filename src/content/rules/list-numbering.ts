import type { TextBlock } from '../model/textBlocks.ts'
import { placeAt } from '../model/textBlocks.ts'
import { isBlank } from './helper/isBlank.ts'
import { isCode } from './helper/isCode.ts'
import { isWithin } from './helper/isWithin.ts'
import { itemsIn, type TypedItem } from './helper/itemsIn.ts'
import type { Hit, Rule } from './rule.ts'

const APART = new Set(['aside', 'blockquote', 'footer', 'li', 'nav', 'pre', 'table'])

/** From the outermost numbering to the innermost. Articles (条) run through all chapters. */
const ORDER = ['章', '节', '条', '一、', '（一）', '1.', '1)', '（1）', '⑴', '①']

type Counted = { kind: string; level: number; order: number }

/** Headings rank above numbered paragraphs, whatever their numbers look like. */
const rankOf = ({ kind, level }: Counted): number => (level > 0 ? level * 100 : 1_000) + ORDER.indexOf(kind)

type Counters = { next: (counted: Counted) => null | string; restartBelow: (rank: number) => void }

const faultOf = (order: number, before: number | undefined): null | string => {
  if (before === undefined || order === 1 || order === before + 1) return null
  if (order === before) return `编号 ${order} 重复`
  return order > before ? `编号从 ${before} 跳到 ${order}，缺 ${before + 1}` : `编号从 ${before} 倒回到 ${order}`
}

/** Keeps where each numbering stands; a number of higher rank starts those below it anew. */
const counters = (): Counters => {
  const last = new Map<number, { kind: string; order: number }>()
  const restartBelow = (rank: number, by = ''): void => {
    for (const [known, { kind }] of [...last]) if (known > rank && !(kind === '条' && (by === '章' || by === '节'))) last.delete(known)
  }
  return {
    next: (counted) => {
      const rank = rankOf(counted)
      const before = last.get(rank)?.order
      restartBelow(rank, counted.kind)
      last.set(rank, counted)
      return faultOf(counted.order, before)
    },
    restartBelow,
  }
}

const countedOf = ({ block: { level }, marker: { kind, order } }: TypedItem): Counted | null =>
  order === null || !ORDER.includes(kind) ? null : { kind, level, order }

const hitOf = ({ block, line, offset }: TypedItem, message: string): Hit => ({ message: `${message}，请核对`, place: placeAt(block, offset), text: line.trim().slice(0, 40) })

const judge = (block: TextBlock, count: Counters): Hit[] => {
  if (block.level > 0 && itemsIn(block).every((item) => item === null)) count.restartBelow(block.level * 100 - 1)
  return itemsIn(block).flatMap((item) => {
    const counted = item ? countedOf(item) : null
    const fault = counted ? count.next(counted) : null
    return item && fault ? [hitOf(item, fault)] : []
  })
}

/** Typed numbers run on without gaps and repetitions, each level for itself. */
export const listNumbering: Rule = {
  check: ({ blocks }) => {
    const count = counters()
    return blocks.filter((block) => !isBlank(block.text) && block.tag !== 'li' && block.tag !== 'td' && block.tag !== 'th' && !isWithin(block.ancestors, APART) && !isCode(block, 0))
      .flatMap((block) => judge(block, count))
  },
  doc: {
    examples: [
      { body: '<h2>一、条件</h2><p>正文。</p><h2>二、材料</h2><p>正文。</p><h2>四、流程</h2>', fixed: '<h2>一、条件</h2><p>正文。</p><h2>二、材料</h2><p>正文。</p><h2>三、流程</h2>', hits: ['四、流程'] },
      { body: '<p>（一）宣传。</p><p>（二）培训。</p><p>（二）考核。</p>', fixed: '<p>（一）宣传。</p><p>（二）培训。</p><p>（三）考核。</p>', hits: ['（二）考核。'] },
      { body: '<p>1. 登录</p><p>说明。</p><p>2. 填报</p><p>4. 提交</p>', hits: ['4. 提交'] },
      { body: '<p>第一条　为规范管理，制定本办法。</p><p>第二条　适用于全省。</p><p>第四条　自发布之日起施行。</p>', hits: ['第四条　自发布之日起施行。'] },
      { body: '<p>第一章　总则</p><p>第一条　为规范管理。</p><p>第二章　附则</p><p>第二条　自发布之日起施行。</p>', hits: [], note: '条的编号贯穿各章' },
      { body: '<h2>一、条件</h2><p>（一）企业。</p><p>（二）个人。</p><h2>二、流程</h2><p>（一）登录。</p><p>（二）提交。</p>', hits: [], note: '每章重新编号' },
      { body: '<p>1. 甲</p><p>2. 乙</p><p>另有：</p><p>1. 丙</p><p>2. 丁</p>', hits: [], note: '另起一列' },
      { body: '<h2>条件</h2><p>1. 甲</p><h2>流程</h2><p>3. 丙</p>', hits: [] },
    ],
    name: '编号不连续',
    why: '编号跳号或重号，读者会以为漏了一条；引用“第三条”时也说不清是哪一条。',
  },
  id: 'list-numbering',
  severity: 'warning',
  source: 'GB/T 15834 标点符号用法（序次语）；《党政机关公文格式》GB/T 9704-2012',
}
