import type { Verdict } from '../report.ts'

/** Verdicts as readers of reports see them. */
export const VERDICT_NAMES: Record<Verdict, string> = {
  danger: '危险', broken: '失效', blocked: '无法判断', suspicious: '可疑', redirected: '有跳转', skipped: '未检查', ok: '正常',
}
