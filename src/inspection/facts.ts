/** Class of a column by the inspection rules: 要闻动态, 通知公告, 政策文件, 其他. */
export type ColumnClass = 'dynamic' | 'notice' | 'other' | 'policy'

/**
 * One column as readers see it, with everything below it. `lastDay` is the Shanghai day (`YYYY-MM-DD`) of the newest shown publication date:
 * an item without a shown date counts as none. `exempt` columns owe no updates.
 */
export type ColumnFacts = { class: ColumnClass; exempt: boolean; firstLevel: boolean; id: string; items: number; lastDay: string | null; path: string; title: string }

/** Probes of the home page within the rule's window: how many there were and how many did not open in time. */
export type ProbeFacts = { failed: number; total: number }

/** A page with a dead link, or one that lacks page tags: where, and what. */
export type PageFact = { detail: string; page: string }

/** A message of a reader that waits for an answer since `since` (Shanghai day). */
export type MessageFact = { since: string; title: string }

/** What the verdict of one day rests on. `null` means that this installation does not know; a rule without facts is `unknown`, never passed. */
export type InspectionFacts = {
  columns: readonly ColumnFacts[]
  dataDay: string | null
  deadLinks: { home: readonly PageFact[]; other: readonly PageFact[] } | null
  /** Shanghai day the verdict is about. */
  day: string
  homeDay: string | null
  messages: readonly MessageFact[] | null
  pageTags: readonly PageFact[] | null
  probes: ProbeFacts | null
}
