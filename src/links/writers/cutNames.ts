import type { CutOff } from '../report.ts'

/** Limits as readers of reports see them. */
export const CUT_NAMES: Readonly<Record<CutOff['limit'], string>> = {
  pages: '页面数', depth: '层级', pattern: '同类页面数', queue: '队列长度', time: '总时长', bytes: '总字节数', interrupted: '被中断',
}
