import type { Reason } from '../report.ts'
import { isFixedReason, type FixedReason } from './verdictOf.ts'

type Text = { message: string; suggestion: string }

/** What a sentence may name: number of redirects, final URL, and the reason behind a redirect that ends badly. */
export type MessageFacts = { redirects: number; finalUrl: string | null; underlying: Reason | null; detail: string }

const RETRY = '稍后会自动复查；若持续失败，请联系对方网站，或更换、取消该链接。'
const REPLACE = '请更换为有效地址，或取消链接、保留文字。'
const REMOVE = '请立即取消该链接（保留文字），并检查同一来源的其他链接。'
const BY_HAND = '自动检查无法判断，请在浏览器中人工打开确认；确认可用后可标记为“已接受”。'

type Writer = (facts: MessageFacts) => Text

const fixed = (message: string, suggestion: string): Writer => () => ({ message, suggestion })
const withDetail = (message: string, suggestion: string): Writer => ({ detail }) => ({ message: detail ? `${message}（${detail}）。` : `${message}。`, suggestion })
const toFinal = (message: string) => ({ finalUrl }: MessageFacts): Text => ({ message, suggestion: finalUrl ? `请确认后直接链接到最终地址：${finalUrl}` : REPLACE })

const WRITERS: Record<FixedReason, Writer> = {
  scheme: fixed('不是 http 或 https 链接，无需检查。', '请自行确认该链接可用。'),
  robots: fixed('对方的 robots.txt 不允许自动访问，未检查。', '请在浏览器中人工确认。'),
  external: fixed('站外链接，按设置未检查。', '需要检查时请使用 --external check。'),
  limit: fixed('达到本次巡检的限额，未检查。', '请提高限额或缩小范围后重新巡检。'),
  'no-network': fixed('巡检所在的机器无法访问外网，未检查。', '请检查网络与域名解析后重新巡检。'),
  parked: fixed('目标域名已被停放或正在出售，原网站已不存在。', REMOVE),
  hijacked: fixed('目标页面疑似被篡改或劫持。', REMOVE),
  lexicon: fixed('目标页面含有赌博、色情、毒品等违禁内容。', REMOVE),
  drift: fixed('目标网站的主题和归属已改变，疑似域名易主。', REMOVE),
  'url-malformed': withDetail('链接地址格式错误，浏览器无法打开', '请改正地址的写法。'),
  dns: withDetail('域名不存在，无法解析', REPLACE),
  connect: withDetail('无法连接到目标服务器', RETRY),
  reset: withDetail('目标服务器中断了连接或回答不合 HTTP 规范', RETRY),
  timeout: withDetail('目标服务器在时限内没有回答', RETRY),
  tls: withDetail('目标网站的 TLS 证书或加密连接有问题，浏览器会告警', '请联系对方网站更换证书，或更换链接。'),
  truncated: fixed('内容传输不完整，页面或文件被截断。', '请重新上传文件或联系对方网站。'),
  endless: fixed('内容没有结尾，在时限内无法读完。', '请联系对方网站，或更换链接。'),
  'empty-file': fixed('文件是空的（0 字节）。', '请重新上传文件，或更换链接。'),
  'type-mismatch': fixed('文件内容与扩展名不符，读者下载后无法打开。', '请核对文件：常见原因是文件已删除、返回了网页。'),
  'fragment-missing': fixed('页面存在，但没有链接所指的锚点位置。', '请改用页面上现有的锚点，或去掉 # 及其后的部分。'),
  'redirect-broken': ({ underlying, redirects }) => ({ message: `链接跳转 ${redirects} 次后失效：${underlying ? shortName(underlying) : '最终地址无法打开'}。`, suggestion: REPLACE }),
  'redirect-loop': fixed('链接循环跳转，永远无法打开。', REPLACE),
  'redirect-too-long': fixed('链接跳转超过 20 次，浏览器会放弃打开。', REPLACE),
  'redirect-no-location': fixed('服务器要求跳转，却没有说明去向（缺少 Location）。', '请联系对方网站，或更换链接。'),
  'redirect-bad-location': withDetail('服务器要求跳转到无效的地址', '请联系对方网站，或更换链接。'),
  'address-forbidden': fixed('链接或跳转指向内网、本机等不允许访问的地址，未访问。', '公开页面不应链接内网地址，请更换或取消该链接。'),
  auth: fixed('目标页面需要登录。', BY_HAND),
  forbidden: fixed('目标网站拒绝自动访问。', BY_HAND),
  'rate-limited': fixed('目标网站限制访问频率，暂时无法检查。', '稍后会自动复查，无需处理。'),
  'bot-wall': fixed('目标网站要求人机验证，自动检查无法通过。', BY_HAND),
  'soft-404': fixed('页面虽能打开，内容却表示“页面不存在”。', REPLACE),
  blank: fixed('页面是空白的，没有可见内容。', '请在浏览器中确认；若确为空白，请更换或取消链接。'),
  'hidden-link': fixed('页面中藏有读者看不见的站外链接，疑似暗链。', '请检查页面源代码与模板，删除该链接并排查入侵。'),
  'redirect-to-home': toFinal('链接本应指向具体页面，却跳转到了首页，原内容可能已不存在。'),
  'redirect-cross-site': toFinal('本站地址跳转到了其他网站。'),
  'redirect-downgrade': toFinal('链接从加密的 HTTPS 跳转到不加密的 HTTP。'),
  'redirect-long': (facts) => toFinal(`链接要跳转 ${facts.redirects} 次才能打开，过长。`)(facts),
  permanent: ({ finalUrl }) => ({ message: '地址已永久变更。', suggestion: finalUrl ? `请直接链接到新地址：${finalUrl}` : REPLACE }),
  temporary: fixed('地址暂时跳转到别处，可以打开。', '无需处理；若长期如此，可改为直接链接最终地址。'),
  chain: ({ redirects, finalUrl }) => ({ message: `链接要连续跳转 ${redirects} 次才能打开。`, suggestion: finalUrl ? `请直接链接到最终地址：${finalUrl}` : REPLACE }),
  ok: fixed('正常。', ''),
}

const STATUS_MESSAGES: Readonly<Record<string, string>> = {
  'http-400': '服务器认为请求有误（400）。',
  'http-404': '页面不存在（404）。',
  'http-405': '目标地址不接受普通访问（405）。',
  'http-410': '页面已被永久删除（410）。',
  'http-500': '目标服务器内部出错（500）。',
  'http-502': '目标网站的网关出错（502）。',
  'http-503': '目标网站暂停服务（503）。',
  'http-504': '目标网站的网关超时（504）。',
}

const statusText = (reason: Reason): Text => {
  const isServerFault = /^http-5/.test(reason)
  const message = STATUS_MESSAGES[reason] ?? `${isServerFault ? '目标服务器出错' : '目标服务器拒绝了请求'}（${reason.slice(5)}）。`
  return { message, suggestion: isServerFault ? RETRY : REPLACE }
}

const NO_FACTS: MessageFacts = { redirects: 0, finalUrl: null, underlying: null, detail: '' }

/** A reason in a few words, without full stop. */
export const shortName = (reason: Reason): string => describe(reason, NO_FACTS).message.replace(/。$/, '')

/** The Chinese sentence and the advice for a reason. */
export const describe = (reason: Reason, facts: MessageFacts): Text => (isFixedReason(reason) ? WRITERS[reason](facts) : statusText(reason))
