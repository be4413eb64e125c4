import { siteOf } from './judgeRedirects.ts'
import type { Judged, Subject } from './subject.ts'

/** Registrable domains that sell or park other domains; arriving there by redirect means the target is gone. */
const MARKETS = new Set([
  'sedo.com', 'sedoparking.com', 'dan.com', 'afternic.com', 'hugedomains.com', 'bodis.com', 'parkingcrew.net', 'above.com', 'undeveloped.com',
  'parklogic.com', 'domainmarket.com', 'buydomains.com', 'uniregistry.com', 'dynadot.com', 'ename.com', '4.cn', 'mi.com.cn', 'juming.com', '22.cn',
])

const SCRIPTS = /parkingcrew\.net|sedoparking\.com|bodis\.com|parklogic\.com|cashparking|d38psrni17bvxu\.cloudfront\.net|img1\.wsimg\.com\/parking-lander|parking\.(?:php|js)\?|window\.park\s*=|data-adblockkey=|domainparking|location(?:\.href)?\s*=\s*["']\/lander["']|parkweb\.vip|dopa\.com\/parking/i

const SALE = /(?:this|the) domain(?: name)?(?: [\w.-]+\.\w+)? (?:is|may be) (?:for sale|parked|available for (?:purchase|sale)|listed for sale)|(?:buy|purchase|inquire about|make an offer on) this domain|domain(?: name)? (?:is )?for sale|[\w-]+\.\w{2,6} is for sale|this domain(?: name)? (?:has|have) (?:recently )?(?:expired|been registered)|related searches.{0,80}privacy policy|parked (?:free|domain|page)|(?:本|该|此|这个|您(?:正在|所)?(?:访问|浏览)的)域名.{0,16}(?:出售|转让|停放|待售|竞价|已?过期|到期|售卖)|域名(?:出售|转让|停放|待售|交易)(?:中|平台|页|中心)?[，。！\s:：]|(?:出售|转让)(?:此|本|该)域名|(?:购买|收购)(?:此|本|该)域名|域名(?:可|正在|诚意|低价|一口价)(?:转让|出售)/i

const TITLE = /for sale\b|parked|domain (?:name )?(?:expired|parking)|域名(?:出售|转让|停放|待售|已过期|交易)|出售域名/i

const SHORT = 1500

/** A host name that is for sale or only shows a parking service's page. Texts count on short pages only: others write about domains. */
export function parked({ outcome, head, text, title }: Subject): Judged | null {
  const market = siteOf(new URL(outcome.finalUrl))
  if (outcome.hops.some((hop) => siteOf(new URL(hop.url)) !== market) && MARKETS.has(market)) {
    return { reason: 'parked', evidence: [`跳转到域名交易网站 ${market}`] }
  }
  if (text.length > SHORT) return null
  const script = SCRIPTS.exec(head)
  if (script && text.length < 600) return { reason: 'parked', evidence: [`域名停放服务的脚本：${script[0]}`] }
  return saidSo(text, title, outcome.finalUrl)
}

function saidSo(text: string, title: string, finalUrl: string): Judged | null {
  const sale = SALE.exec(`${text} `)
  if (!sale) return TITLE.test(title) && text.length < 300 ? found(title) : null
  return TITLE.test(title) || text.length < 500 || namesHost(title, finalUrl) ? found(sale[0]) : null
}

const found = (text: string): Judged => ({ reason: 'parked', evidence: [`域名停放或出售页面：“${text.trim().slice(0, 60)}”`] })

/** Parking pages are titled with nothing but the domain. */
const namesHost = (title: string, url: string): boolean => title !== '' && title.toLowerCase() === siteOf(new URL(url)).toLowerCase()
