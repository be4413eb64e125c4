import type { NoticeEvent, Person } from './notice.ts'
import { recipientsOf } from './recipientsOf.ts'

export const SECTIONS = ['待审核', '已退回', '发布量', '问题', '检查指标'] as const

/** One open matter: `about` says whom it concerns and what it is called, `line` what there is to say. */
export type DigestItem = { about: Pick<NoticeEvent, 'audience' | 'kind' | 'topic'>; line: string; section: (typeof SECTIONS)[number] }

export type Digest = { person: string; text: string; total: number }

type Input = {
  items: readonly DigestItem[]
  people: readonly Person[]
  /** `PERSON|TOPIC` of what was acknowledged, put off or muted. */
  settled: ReadonlySet<string>
}

/** Lines of one section; the rest is counted. */
const MOST_LINES = 20

const sectionText = (section: string, lines: readonly string[]): string => {
  const rest = lines.length - MOST_LINES
  return [`【${section}】共 ${lines.length} 项`, ...lines.slice(0, MOST_LINES).map((line) => `· ${line}`), ...(rest > 0 ? [`· 另有 ${rest} 项，见后台`] : [])].join('\n')
}

/** What is open for each person who takes digests; nobody gets an empty one. */
export const composeDigests = ({ items, people, settled }: Input): Digest[] => {
  const takers = people.filter(({ preferences }) => preferences.digest)
  const own = new Map<string, DigestItem[]>()
  for (const item of items) {
    for (const { id } of recipientsOf({ ...item.about, key: '', link: null, text: '', title: '' }, people)) {
      if (!settled.has(`${id}|${item.about.topic}`)) own.set(id, [...(own.get(id) ?? []), item])
    }
  }
  return takers.flatMap(({ id }) => {
    const mine = own.get(id) ?? []
    const parts = SECTIONS.map((section) => ({ lines: mine.filter((item) => item.section === section).map(({ line }) => line), section })).filter(({ lines }) => lines.length > 0)
    return parts.length === 0 ? [] : [{ person: id, text: parts.map(({ lines, section }) => sectionText(section, lines)).join('\n'), total: mine.length }]
  })
}
