import { columnUrl } from '../../../shared/paths.ts'
import type { Reading } from '../../read/reading.ts'
import type { Frame } from '../layout.ts'
import type { Site } from '../site.ts'
import { isOnWeb } from './onWeb.ts'

/** Top columns shown in the navigation. */
const MAX_NAV = 12

/** What surrounds every page. */
export const loadFrame = async (reading: Reading, site: Site): Promise<Frame> => {
  const { roots } = await reading.columns()
  return { nav: roots.filter(isOnWeb).slice(0, MAX_NAV).map(({ path, title }) => ({ title, url: columnUrl(path) })), site }
}
