import type { WorkList } from '../../src/review/workListView.ts'
import { shanghaiDateTime } from '../../src/shared/shanghai.ts'
import { phrase } from '../shared/phrases.ts'

export type Item = { detail: string; href: string; id: string; title: string }

/** Things of one kind that wait, and where all of them are listed. */
export type Group = { isUrgent: boolean; items: Item[]; key: string; title: string }

type Text = WorkList['texts'][number]

type Kind = { en: string; isUrgent: boolean; waiting: Text['waiting']; zh: string }

/** In the order in which they are dealt with. */
const KINDS: readonly Kind[] = [
  { en: 'Emergency publication, approval overdue', isUrgent: true, waiting: 'overdue', zh: '紧急发布，待补审' },
  { en: 'Scheduled publication was held', isUrgent: true, waiting: 'held', zh: '定时发布未执行，待处理' },
  { en: 'Sent back to me', isUrgent: true, waiting: 'returned', zh: '退回给我修改' },
  { en: 'Waiting for my review', isUrgent: false, waiting: 'review', zh: '待我审核' },
  { en: 'Approved, to be published', isUrgent: false, waiting: 'publish', zh: '已通过，待发布' },
]

const levelOf = ({ approved, levels, waiting }: Text, language: string): string =>
  waiting === 'review' && levels > 1 ? phrase(language, `第 ${approved + 1} 级，共 ${levels} 级`, `level ${approved + 1} of ${levels}`) : ''

const detailOf = (text: Text, language: string): string =>
  [text.column ?? '', levelOf(text, language), shanghaiDateTime(new Date(text.since)), text.remark ?? ''].filter((part) => part !== '').join(' · ')

/** What waits, in groups; empty ones are left out. `admin` is the admin's route. */
export const groupsOf = ({ findings, quotas, texts }: WorkList, { admin, language }: { admin: string; language: string }): Group[] => {
  const hrefOf = (collection: string, id: string): string => `${admin}/collections/${collection}/${id}`
  const ofTexts = KINDS.map(({ en, isUrgent, waiting, zh }): Group => ({
    isUrgent, key: waiting, title: phrase(language, zh, en),
    items: texts.filter((text) => text.waiting === waiting).map((text) => ({ detail: detailOf(text, language), href: hrefOf(text.collection, text.id), id: `${text.collection}:${text.id}`, title: text.title })),
  }))
  const ofFindings: Group = {
    isUrgent: true, items: findings.map(({ count, message, place, title }) => ({ detail: count > 1 ? phrase(language, `${count} 处，如：${message}`, `${count}, such as: ${message}`) : message, href: `${admin}/collections/${place.replace(':', '/')}`, id: place, title })),
    key: 'findings', title: phrase(language, '我的内容中的错误', 'Errors in my texts'),
  }
  const ofQuotas: Group = {
    isUrgent: false, items: quotas.map(({ id, sentence, title }) => ({ detail: sentence, href: hrefOf('columns', id), id, title })),
    key: 'quotas', title: phrase(language, '本月发布量落后的栏目', 'Columns behind their quota'),
  }
  return [...ofTexts, ofFindings, ofQuotas].filter(({ items }) => items.length > 0)
}
