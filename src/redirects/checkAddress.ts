import { isSitePath } from './isSitePath.ts'
import { normalisePath, readableTarget } from './normalisePath.ts'

const LONGEST = 500

export type AddressCheck = { kind: 'fine'; value: string } | { kind: 'refused'; message: string }

const refused = (message: string): AddressCheck => ({ kind: 'refused', message })

/** Own addresses are kept as paths, so that loops through the full address are seen; `null` where the address is another site's. */
const pathOnPortal = (address: string, portalUrl: string): null | string => {
  const [url, portal] = [URL.parse(address), URL.parse(portalUrl)]
  if (!url || !portal || !/^https?:$/.test(url.protocol) || url.host !== portal.host) return null
  const rest = address.replace(/^https?:\/*[^/\\?#]*/i, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}

/**
 * The path a rule stands on, normalised. Refused: no path of this site, a query or fragment (rules do not look at them),
 * the home page, more than 500 characters.
 */
export const checkFrom = (raw: string, portalUrl: string): AddressCheck => {
  const written = raw.trim()
  const path = pathOnPortal(written, portalUrl) ?? written
  if (!isSitePath(path)) return refused(`原路径“${written}”应是本站以 / 开头的路径，例如 /xwzx/old.html。`)
  if (/[?#]/.test(path)) return refused(`原路径“${written}”不能带查询参数或锚点：规则只看路径，访问时的查询参数会自动带到目标地址。请去掉 ? 或 # 及其后的部分。`)
  if (path.length > LONGEST) return refused(`原路径最长 ${LONGEST} 个字符，现有 ${path.length} 个。`)
  const value = normalisePath(path)
  return value === '/' ? refused('首页一直在展示，不能给首页设重定向。') : { kind: 'fine', value }
}

const checkAbsolute = (written: string): AddressCheck => {
  const url = URL.parse(written)
  if (!url || !/^https?:$/.test(url.protocol)) return refused(`目标地址“${written}”应是本站以 / 开头的路径，或以 http://、https:// 开头的完整网址。`)
  if (url.username || url.password) return refused(`目标地址“${written}”里不能写用户名和密码。`)
  return { kind: 'fine', value: url.href }
}

/** A rule's target as it is stored: a path of this site (also where the full address was written), or an absolute http(s) URL. */
export const checkTo = (raw: string, portalUrl: string): AddressCheck => {
  const written = raw.trim()
  if (written === '') return refused('请填写目标地址；如果内容已删除、没有去处，请选“已删除（410）”。')
  if (/[\s\p{Cc}]/u.test(written)) return refused(`目标地址“${written}”里有空格或换行，请改正。`)
  if (written.length > LONGEST * 4) return refused(`目标地址最长 ${LONGEST * 4} 个字符，现有 ${written.length} 个。`)
  const path = pathOnPortal(written, portalUrl) ?? written
  return isSitePath(path) ? { kind: 'fine', value: readableTarget(path) } : checkAbsolute(written)
}
