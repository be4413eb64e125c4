/** A text on screen, Chinese first. */
export const label = (zh: string, en: string): { en: string; zh: string } => ({ en, zh })

/** An option of a select field. */
export const option = (value: string, zh: string, en: string) => ({ label: label(zh, en), value })
