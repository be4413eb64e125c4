import type { RandomPathAnswer } from '../trace.ts'
import { withoutQuotations } from './articles.ts'
import { byAddress, bySource, isProse, isUnseen } from './errorSigns.ts'
import { shingleSimilarity } from './shingles.ts'
import { isSuccess, type Judged, type Subject } from './subject.ts'

const THING = '(?:页面|网页|内容|信息|文章|网址|地址|资源|链接|栏目|专栏|文件|文档|新闻|公告|商品|帖子|主题|数据|记录|目录|站点|视频|图片|用户|职位|模块|专题|附件|版面|直播)'
const GONE = '(?:不存在|找不到|未找到|没有找到|没找到|无法找到|无法访问|已经?(?:被)?(?:删除|移除|下线|下架|失效|撤销|撤回|取消|过期)|(?:已经?)?被.{0,8}(?:删除|移除|下架)|删除|(?:走|跑|弄)丢了|(?:已经?)?丢失|(?:已经?)?(?:被)?移走|飞走了|消失了|不在了|无法显示|不见了|被外星人)'
/** What the visitor did to get here, as such pages say it. */
const SOUGHT = '(?:您|你)?(?:正在|所|要|想|想要)*(?:访问|查看|查找|搜索|请求|浏览|寻找|打开|输入|下载|找)的'
/** This one, whatever it is called. */
const THIS = `(?:[该此本]|当前)(?:条|篇|个|份|则)?(?:${THING}|[文页帖])`
const EN_GONE = "(?:(?:could|can|was|were|is|has|have|does|do)(?:n['’]t| ?not| no longer)(?: been)?(?: be)?(?: exist| found| available| displayed)?|no longer (?:exists?|available|here)|(?:been|was|were) (?:removed|deleted|moved)|not (?:be )?found|not exist|,? is invalid)"

/** Clauses that tell of an occasion are about other pages. */
const NOT_WHEN = '(?<!\\b(?:when|if|that|because|after|until|once|where|whether) )'

/** A whole title segment or heading that says nothing but "not found". */
const TITLE = new RegExp(
  `^(?:[【\\[(]?(?:http|error|错误)?[\\s:：]*(?:404|410)(?:[\\s:：!！,，.。—–(（-]*(?:error|not found|page not found|file not found|页面|错误|错误页面|出错了|提示|${THING}?${GONE}|页)){0,6}[】\\])）]?` +
    `|(?:error[\\s:]*)?(?:the |this |that )?(?:page|file|article|document|content|resource|item|product|object)\\s+(?:not found|(?:does(?:n['’]t| not) exist)|no longer (?:exists|available)|(?:can['’]?t|cannot|could not) be found|unavailable|gone|removed)` +
    `|not found(?: ?[(（]404[)）])?|invalid url|(?:oops|sorry)[!！,，.\\s]*(?:page )?(?:not found|(?:that|this) page can['’]?t be found|we can['’]?t find (?:that|this|the) page)|nothing (?:was )?found(?: here)?` +
    `|(?:抱歉|对不起|很抱歉|sorry|oops)?[，,！!\\s]*(?:(?:[该此](?:条|篇|个|份|则)?|分享的|${SOUGHT})?${THING}{1,2}|.{0,4}(?:页面|网页)|${THIS})(?:已经|可能(?!无法))?${GONE}了?(?:(?:或|，)?者?(?:(?:已?经?(?:被)?(?:删除|移除|下线|下架|过期|失效|结束)){1,2}|不存在))?|(?:暂无|没有)(?:此|该|这个|这篇|这条)${THING}|(?:找不到|未找到|没有找到|无法找到|未查询到)(?:(?:[该此]|这[个条篇]).{0,4}|您(?:要|所)?(?:访问|查找|请求)?的?)?${THING}{1,2})(?:[:：]\\s*[\\w./-]{1,40})?[!！。.…~～\\d\\s]*$`,
  'i',
)

/** Sentences addressed to the visitor. */
const ADDRESSED = new RegExp(
  `(?:您|你)(?:正在|所|要|想|想要)*(?:访问|查看|查找|搜索|请求|浏览|寻找|打开|输入|下载|找)的.{0,10}(?:${GONE}|出错了|(?:网址|地址|链接)(?:有误|错误|不正确|无效))` +
    `|(?:找不到|未找到|没有找到|没找到|无法找到)了?(?:您|你)(?:所|要|想|需要)*(?:访问|查看|查找|请求|浏览|寻找|找)?的?${THING}|(?:该|此|本)(?:${THING}).{0,12}(?:无法(?:查看|显示|访问)|不可(?:查看|用)|被发布者删除|停止访问|被屏蔽)|当前(?:页面|网页).{0,4}${GONE}|(?:抱歉|对不起|很遗憾|非常抱歉|哎呀|糟糕)[，,！!。\\s]{0,3}.{0,16}${THING}.{0,8}${GONE}|(?:抱歉|对不起)[，,！!\\s]{0,3}.{0,6}${GONE}.{0,10}${THING}` +
    `|${NOT_WHEN}(?:the|this|that) (?:requested )?(?:page|file|resource|url|document|article|content|address|item|product|link) (?:(?:that )?(?:you(?:['’]re| are| were| have|['’]ve)?|requested) (?:requested|looking for|trying to (?:reach|access|visit|view)|followed|entered|asked for) )?(?:\\S{1,80} )?${EN_GONE}` +
    `|we (?:can['’]?t|cannot|couldn['’]t|could not|are unable to|were unable to) (?:seem to )?(?:find|locate) (?:the|that|this|your) (?:page|file|resource|url|document|article|content|product)` +
    `|(?:can['’]?t|cannot|couldn['’]t|could not) (?:seem to )?find the (?:page|file|document) you|(?:sorry|oops)[!,.\\s]{1,3}.{0,40}(?:page|file|article|content).{0,24}${EN_GONE}|requested url .{0,120} was not found on this server|(?:there is|there['’]s) no (?:such )?(?:page|file|document) (?:here|at this|with this)|no such (?:page|file|document|article)\\b|\\(type=not found, status=404\\)`,
  'i',
)

/** Where hardly anything else is said, the first words may run into what follows. */
const FIRST_WORDS = new RegExp(`^参数(?:错误|有误|不正确|无效)|^(?:404[\\s:：!！-]*)?(?:该|此|本|您访问的|指定的)?${THING}(?:已经|可能(?!无法))?${GONE}|^(?:error|http|错误)[\\s:：]*404\\b`, 'i')
/** Ends of clauses, and spaces between Chinese words. */
const CLAUSE_END = /[。！!？?；;，,、]|(?<=[\u4e00-\u9fff])\s|\s(?=[\u4e00-\u9fff])/

/** What stands between the parts of a title. */
const SEPARATOR = /\s*[|_｜·»]\s*|\s+[-–—]+\s+|[-–—]{2,}|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fff])/

/** Titles of texts about missing pages. */
const ABOUT = /如何|怎么|怎样|什么是|为什么|教程|指南|详解|解决|设置|设计|处理|规范|配置|优化|how to|what is|guide|tutorial|understanding|best practice|designing|why|explained/i

const LONG = 3000
const MEDIUM = 1200
const SHORT = 160
const VERY_SHORT = 60
const SAME = 0.9

const found = (evidence: string): Judged => ({ reason: 'soft-404', evidence: [evidence] })

/** A successful answer whose text says that the page does not exist, or that equals the host's answer to a path nobody made. */
export function softNotFound(subject: Subject): Judged | null {
  const { outcome, title, text, context } = subject
  if (!isSuccess(outcome.status) || (!subject.isHtml && text === '')) return null
  const isAbout = text.length > LONG || ABOUT.test(title)
  return byAddress(subject) ?? bySource(subject) ?? (isAbout ? null : byTitle(subject) ?? byText(subject)) ?? likeRandomPath(subject, context.randomPath)
}

function byTitle(subject: Subject): Judged | null {
  const said = [subject.title, ...headings(subject)].flatMap((whole) => [...whole.split(SEPARATOR), whole]).find((segment) => TITLE.test(segment.trim()))
  return said === undefined || isProse(subject.text) ? null : found(`标题“${said.trim().slice(0, 60)}”`)
}

function byText(subject: Subject): Judged | null {
  const { text } = subject
  const addressed = text.length <= MEDIUM ? ADDRESSED.exec(withoutQuotations(text)) : null
  if (addressed && !isUnseen(subject, addressed[0])) return found(`正文“${addressed[0].slice(0, 60)}”`)
  const clause = text.length <= SHORT ? bareStatement(text) : undefined
  return clause === undefined ? null : found(`正文“${clause.slice(0, 60)}”`)
}

const bareStatement = (text: string): string | undefined =>
  (text.length <= VERY_SHORT ? FIRST_WORDS.exec(text)?.[0] : undefined) ?? text.split(CLAUSE_END).find((clause) => !/^\s*\d+\s*$/.test(clause) && TITLE.test(clause.trim()))

function headings({ outcome, head, text }: Subject): string[] {
  if (text.length > MEDIUM || !/<h[12]/i.test(head)) return []
  const html = new TextDecoder().decode(outcome.bodyHead)
  return [...html.matchAll(/<h[12][^>]{0,200}>([\s\S]{1,200}?)<\/h[12]>/gi)].map(([, inner]) => (inner ?? '').replace(/<[^>]*>/g, ''))
}

/** Sites that answer every path with the same page: only where that page says something and is not what the site shows everywhere. */
function likeRandomPath({ outcome, text, title, homeUrl }: Subject, random: RandomPathAnswer): Judged | null {
  if (!random || !isSuccess(random.status) || outcome.finalUrl === homeUrl || new URL(outcome.finalUrl).pathname === '/') return null
  const other = random.text.replace(/\s+/g, ' ').trim()
  if (other.length < 20 || random.title.replace(/\s+/g, ' ').trim() !== title) return null
  const similarity = shingleSimilarity(text, other)
  return similarity >= SAME ? found(`与该网站对随机地址的回答相同（相似度 ${Math.round(similarity * 100)}%）`) : null
}
