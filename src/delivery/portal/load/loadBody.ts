import type { Reading } from '../../read/reading.ts'
import { renderBody } from '../../serialise/renderBody.ts'
import { type SafeHtml, safeHtml } from '../html.ts'

/** A rich text as markup for a page. `base` is the absolute URL of that page. */
export const loadBody = async (reading: Reading, state: unknown, base: string): Promise<SafeHtml> => safeHtml(await renderBody(reading, state, base))
