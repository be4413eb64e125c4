import type { Pace } from './paceForecast.ts'

/** Where a month stands, in a line: `3/4，剩 6 个工作日，按目前进度 2026-12-24 完成`. */
export const paceSentence = ({ counted, holidaysKnown, reachedOn, required, state, workingDaysLeft }: Pace): string => {
  const figure = `${counted}/${required}`
  if (state === 'fulfilled') return `${figure}，已完成`
  if (state === 'missed') return `${figure}，未完成`
  const known = holidaysKnown ? '' : '（放假安排未录入，按周一至周五计）'
  const ahead = reachedOn ? `按目前进度 ${reachedOn} 完成` : counted === 0 ? '还没有发布，无法预计' : '按目前进度本月不能完成'
  return `${figure}，剩 ${workingDaysLeft} 个工作日${known}，${ahead}`
}
