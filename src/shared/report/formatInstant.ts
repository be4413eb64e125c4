const FORMAT = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'medium', hour12: false })

/** An ISO instant in Shanghai time, e.g. `2026年3月1日 09:05:00`. */
export const formatInstant = (iso: string): string => FORMAT.format(new Date(iso))
