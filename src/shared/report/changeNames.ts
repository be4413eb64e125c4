export const CHANGES = ['new', 'open', 'gone', 'unknown'] as const

/** What may have become of a problem between two runs. */
export type Change = (typeof CHANGES)[number]

/** Changes as readers of reports see them. */
export const CHANGE_NAMES: Readonly<Record<Change, string>> = { gone: '已消失', new: '新增', open: '仍未解决', unknown: '本次未查到' }
