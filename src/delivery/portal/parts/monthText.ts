/** `2026年3月` for `2026-03`; any other text is given back. */
export const monthText = (period: string): string => {
  const match = /^(\d{4})-(\d{2})$/.exec(period)
  return match ? `${match[1]}年${Number(match[2])}月` : period
}
