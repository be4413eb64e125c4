import { compactStyle, hidingOf } from './hiding.ts'

/** True when an inline style keeps an element out of sight: not displayed, no size, transparent, off the screen or in the colour of its ground. */
export const isHiddenStyle = (style: string): boolean => hidingOf(compactStyle(style)) !== null
