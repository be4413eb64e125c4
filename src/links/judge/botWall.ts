import { isArticle } from './articles.ts'
import { headerOf, isSuccess, type Judged, type Subject } from './subject.ts'

/** Markers in the source that only challenge pages carry, by the product that writes them. */
const MARKERS: readonly (readonly [string, RegExp])[] = [
  ['Cloudflare', /cdn-cgi\/challenge-platform\/h\/|window\._cf_chl_opt|cf-browser-verification|cf_chl_/],
  ['Akamai', /errors\.edgesuite\.net|_sec\/cp_challenge|bm-verify=/],
  ['Imperva', /_Incapsula_Resource|Incapsula incident ID/],
  ['DataDome', /captcha-delivery\.com/],
  ['PerimeterX', /px-captcha|_pxAppId/],
  ['AWS WAF', /awsWafCookieDomainList|\.awswaf\.com\/[^"']{0,200}challenge/],
  ['DDoS-Guard', /ddos-guard\.net|check\.ddos-guard/],
  ['Sucuri', /sucuri_cloudproxy_js|Sucuri WebSite Firewall/],
  ['阿里云 WAF', /acw_sc__v[23]|aliyun_waf_|\/_____tmd_____\//],
  ['知道创宇', /365cyd\.(?:com|cn)|yunsuo_session|jsl_clearance/],
  ['安全狗', /safedog|404\.safedog\.cn/],
  ['瑞数', /\$_ts(?:\s*=\s*window|\.(?:cd|nsd|lcd))|window\[['"]\$_ts['"]\]/],
  ['宝塔 WAF', /btwaf|bt_waf_/],
  ['腾讯云 WAF', /waf\.tencent(?:-cloud)?\.com|TencentCaptcha\(/],
  ['百度云加速', /yunjiasu-cdn\.net\/cdn-cgi|su\.baidu\.com\/[^"']{0,200}captcha/],
]

/** Headers in which a product says that this is its challenge. */
const HEADERS = ['cf-mitigated', 'x-vercel-mitigated', 'x-amzn-waf-action']

/** Widgets any form may carry; a wall only where the page says little else. */
const WIDGETS = /hcaptcha\.com|challenges\.cloudflare\.com|recaptcha\/(?:api|enterprise)|geetest|nocaptcha|smartcaptcha/i

const TITLE = /^(?:just a moment|attention required!?|checking your browser|access denied|access to this page has been denied|pardon our interruption|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|human verification|security (?:check|verification)|robot (?:check|challenge)|ddos-guard|please wait\W*$|one moment,? please|.{0,8}(?:安全|人机|访问)(?:验证|校验)(?=$|[^\u4e00-\u9fff]|[码页中])|滑动验证|验证码|安全检测|网站防火墙|访问(?:被)?拦截|拦截提示|请求被拦截|创宇盾|安全狗|云防护|您的访问(?:被|已被)|访问异常)/i

const ASKS = /verify (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot|bot)|checking (?:if the site connection is secure|your browser)|enable javascript and cookies to continue|complete the (?:security check|captcha)|needs to review the security of your connection|unusual traffic from your|you have been blocked|the requested url was rejected\. please consult|your access to this (?:site|service) has been (?:temporarily )?limited|正在(?:检查|检测)(?:您|你)的浏览器|(?:solve|complete|enter) the captcha|detected automated (?:access|requests|queries|traffic)|输入(?:图片|图中|下图|上图)?.{0,6}(?:字符|验证码).{0,3}继续(?:访问|浏览)|prove (?:that )?you(?:'re| are) (?:human|not a robot)|(?:请|需要|必须)(?:先)?(?:完成|通过|进行)(?:下方|以下)?(?:的)?(?:安全|人机|滑动|滑块|身份)(?:验证|校验)|(?:拖动|滑动|按住)(?:下方|左侧|左边)?滑块|确认(?:您|你)(?:不)?是(?:真人|人类|机器人)|(?:您|你)的(?:请求|访问|IP).{0,20}(?:已?被.{0,10}(?:拦截|阻断|防火墙|拒绝|封禁)|存在(?:异常|威胁|安全风险)|(?:行为)?异常)|请求带有不合法(?:的)?参数|访问(?:过于|太)频繁|(?:您|你)的(?:访问|请求|操作)频率(?:过|太|超)|点击(?:下|上)?图中.{0,4}(?:所有|全部)|操作(?:过于|太)频繁/i

const SHORT = 900

const wall = (what: string): Judged => ({ reason: 'bot-wall', evidence: [`出现人机验证或防火墙页面：${what}`] })

/** 瑞数 and its like answer 412 or 202 with a nameless script and nothing to read. */
const isScriptOnly = ({ outcome: { status }, text, head }: Subject): boolean =>
  text.length < 20 && ((status === 412 || status === 202 || status === 521) ? /<script/i.test(head) : setsCookieAndReloads(head))

/** A page that is nothing but a script which sets a cookie and asks for itself again. */
const setsCookieAndReloads = (head: string): boolean =>
  head.length < 8192 && head.includes('document.cookie') && /location\.(?:reload|replace|href|assign)|(?:window|document|self)\.location\s*=/.test(head)

/**
 * A page that asks whether the visitor is a machine, in place of what was asked for. Successful pages count only if they say little else:
 * many honest pages carry a captcha widget, or write about them.
 */
export function botWall(subject: Subject): Judged | null {
  const { outcome, head, text } = subject
  const header = HEADERS.find((name) => /challenge|captcha/i.test(headerOf(outcome, name)))
  if (header !== undefined) return wall(`${header}: ${headerOf(outcome, header)}`)
  if (outcome.status === 405 && /aliyun|punish/i.test(`${headerOf(outcome, 'server')} ${head}`)) return wall('阿里云 WAF')
  if (isScriptOnly(subject)) return wall('瑞数一类的动态脚本')
  if (text.length > SHORT || !looksLikePage(subject)) return null
  const signs = signsOf(subject)
  return byProduct(signs) ?? byRequest(signs) ?? byTitle(subject, signs)
}

type Signs = { product: string | null; asks: string | null; isTitle: boolean; isRefusal: boolean; hasWidget: boolean; isArticle: boolean; length: number }

const signsOf = ({ head, text, title, outcome }: Subject): Signs => ({
  product: MARKERS.find(([, marker]) => marker.test(head))?.[0] ?? null,
  asks: ASKS.exec(text)?.[0] ?? null,
  isTitle: TITLE.test(title),
  isRefusal: !isSuccess(outcome.status),
  hasWidget: WIDGETS.test(head),
  isArticle: isArticle(title, text),
  length: text.length,
})

const byProduct = ({ product, asks, isTitle, isRefusal, length }: Signs): Judged | null =>
  product && (isRefusal || isTitle || asks || length < 200) ? wall(product) : null

function byRequest({ asks, hasWidget, isTitle, isRefusal, isArticle: isWritten, length }: Signs): Judged | null {
  if (asks && (isTitle || isRefusal || (!isWritten && (hasWidget || length < 300)))) return wall(`“${asks}”`)
  return hasWidget && (isTitle || isRefusal) && length < 400 ? wall('验证码组件') : null
}

const byTitle = (subject: Subject, { isTitle }: Signs): Judged | null => (isTitle && isWallTitle(subject) ? wall(`标题“${subject.title.slice(0, 40)}”`) : null)

const looksLikePage = ({ isHtml, text, head }: Subject): boolean => isHtml || text !== '' || /^\s*<(?:!doctype|html|script)/i.test(head)

/** "Access Denied" and the like with nothing but a reference number; on 404 and other plain errors the number speaks. */
const isWallTitle = ({ outcome: { status }, text, title }: Subject): boolean =>
  isSuccess(status) ? text.length < 300 : [403, 405, 412, 429, 503].includes(status) && !/^access denied$/i.test(title)
