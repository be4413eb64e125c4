import { describe, expect, it } from '@jest/globals'

import { classify } from '../../../src/links/judge/classify.ts'
import type { Reason } from '../../../src/links/report.ts'
import { answered } from './judgeInput.ts'

const page = (title: string, body: string, head = ''): string => `<!doctype html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`
const long = (text: string): string => `<p>${text.repeat(Math.ceil(1600 / text.length))}</p>`
const NEWS = '近日，湖北省商务厅召开外贸稳增长工作会议，部署下半年重点任务，要求各地优化服务、提升通关效率。'

const judge = (title: string, body: string, more: Parameters<typeof answered>[0] = {}): Reason => classify(answered({ ...more, body: page(title, body) })).reason

describe('soft 404', () => {
  it.each([
    ['404 Not Found', '<h1>Oops</h1>'], ['页面不存在 - 湖北省商务厅', '<p>返回首页</p>'], ['湖北省商务厅', '<h1>404</h1><p>返回首页</p>'],
    ['Example', "<p>Sorry, the page you are looking for doesn't exist.</p>"], ['Example', "<p>We can't find the page you requested.</p>"],
    ['某网站', '<p>对不起，该信息不存在或已被删除！</p>'], ['提示信息', '<p>您要查看的文章已被删除</p>'], ['系统提示', '<p>没有找到该页面</p>'],
    ['Page Not Found | Company', long('Home Products About Contact Careers ')], ['Error 404 (Not Found)!!1', '<p>That’s an error.</p>'],
    ['', '<p>文章不存在</p>'], ['通知', '<p>抱歉，您访问的内容已下线，请浏览其他内容。</p>'], ['Not Found', '<p>The requested URL /x was not found on this server.</p>'],
    ['This page no longer exists', 'This page no longer exists.'], ['网站', '<p>您访问的页面走丢了</p>'],
  ])('should see it in %j', (title, body) => expect(judge(title, body)).toBe('soft-404'))

  it.each([
    ['如何设置 404 错误页面', '<p>当用户访问的页面不存在时，服务器应返回 404 状态码。</p>'], ['什么是404', '<p>404 表示页面不存在。</p>'],
    ['How to design a 404 page', '<p>A 404 page tells visitors that the page was not found.</p>'],
    ['湖北省商务厅', long(`${NEWS}有网友反映部分链接打开后提示“页面不存在”，已修复。`)], ['404 房间改造记', long(NEWS)],
    ['HTTP 404 - 百科', `<p>${'HTTP 404 或 Not Found 是 HTTP 状态码，表示找不到页面。'.repeat(150)}</p>`],
    ['失物招领', '<p>昨日在大厅找到钥匙一串，请失主前来认领。联系电话 027-12345678，办公时间周一至周五。</p>'],
    ['房源', '<p>房号 404，面积 89 平方米，朝南，近地铁，拎包入住，价格面议，欢迎来电咨询看房。</p>'],
  ])('should not see it in %j', (title, body) => expect(judge(title, body)).toBe('ok'))

  it('should compare with the answer to a random path', () => {
    const text = '欢迎光临本网站，请从上方菜单选择栏目，或者使用搜索功能查找您需要的内容。'
    const context = { randomPath: { status: 200, title: '欢迎', text } }
    expect(judge('欢迎', text, { context })).toBe('soft-404')
    expect(judge('欢迎', long(NEWS), { context })).toBe('ok')
    expect(judge('欢迎', text, { context, url: 'https://www.example.com/' })).toBe('ok')
  })
})

describe('danger', () => {
  it.each<[string, string, Reason]>([
    ['澳门新葡京赌场_真人百家乐_线上博彩平台', '<p>注册送88彩金 立即投注 老虎机 六合彩</p>', 'lexicon'],
    ['娱乐城官网', '<p>百家乐、时时彩、北京赛车，首存返水，24小时客服</p>', 'lexicon'],
    ['Online Casino Bonus', '<p>Play slots, roulette and baccarat. Sign up and get free spins! Deposit bonus.</p>', 'lexicon'],
    ['成人视频在线观看', '<p>无码 黄片 免费观看 约炮 裸聊</p>', 'lexicon'],
    ['迷药商城', '<p>迷药 催情 听话水 货到付款 加微信</p>', 'lexicon'],
    ['Situs Slot Gacor', '<p>situs slot gacor, togel, poker online, daftar sekarang bonus</p>', 'lexicon'],
    ['澳门威尼斯人线上娱乐城-官网注册', long(NEWS), 'hijacked'],
    ['Hacked by Anonymous', '<p>your security is low</p>', 'hijacked'],
    ['企业网站', '<h1>本站已被黑客入侵</h1>', 'hijacked'],
    ['example.com', '<p>This domain is for sale. Make an offer.</p>', 'parked'],
    ['域名出售', '<p>您正在访问的域名可以转让，联系QQ 12345</p>', 'parked'],
    ['abc.cn', '<p>该域名正在出售，一口价 9999 元</p>', 'parked'],
    ['', '<script src="https://parkingcrew.net/jsparkcaf.php"></script><p>Related links</p>', 'parked'],
  ])('should flag %j', (title, body, reason) => expect(judge(title, body)).toBe(reason))

  it('should flag scripts that send only visitors of search engines away, and key words of another trade', () => {
    const cloak = `<script>if(document.referrer.match(/baidu|sogou/)){location.href="https://888.example.org/"}</script>`
    expect(classify(answered({ body: page('企业官网', long(NEWS), cloak) })).reason).toBe('hijacked')
    expect(classify(answered({ body: page('企业官网', long(NEWS), '<meta name="keywords" content="百家乐,六合彩,老虎机,博彩">') })).reason).toBe('hijacked')
  })

  it.each([
    ['警方捣毁特大网络赌博团伙', `<p>该团伙开设百家乐、老虎机、六合彩等，以注册送彩金、返水为诱饵，警方抓获犯罪嫌疑人 30 名。${NEWS}</p>`],
    ['关于打击网络赌博的通告', '<p>严厉打击百家乐、时时彩等网上赌博违法犯罪活动，请群众积极举报。</p>'],
    ['澳门上半年博彩业毛收入增长', `<p>澳门博彩监察协调局公布数据，各赌场上半年毛收入同比增长 8%。${NEWS}</p>`],
    ['公安机关公布代开发票典型案例', '<p>被告人代开发票获利，法院判处有期徒刑三年。</p>'],
    ['Senior Specialist - Careers', '<p>We hire specialists in logistics. Sign up for our newsletter and escort visitors at the gate.</p>'],
    ['福利彩票双色球开奖公告', '<p>第 2026001 期双色球开奖结果公布。投注总额 3 亿元。</p>'],
    ['《德州扑克》与概率论', `<p>数学系开设讲座，讲解轮盘与概率。${NEWS}</p>`],
    ['域名管理办法解读', long('域名注册、转让应当遵守规定，域名出售平台须实名。')],
    ['二手车转让信息', '<p>本车转让，里程 3 万公里，手续齐全。</p>'],
    ['How domain parking works', long('Domain parking shows ads when this domain is for sale. ')],
  ])('should let %j pass', (title, body) => expect(judge(title, body)).toBe('ok'))
})

describe('bot wall', () => {
  const cf = '<script>window._cf_chl_opt={}</script><p>Enable JavaScript and cookies to continue</p>'
  it.each<[string, string, number, Record<string, string>]>([
    ['Just a moment...', cf, 403, {}], ['Just a moment...', cf, 503, {}], ['Just a moment...', cf, 200, {}], ['x', 'x', 403, { 'cf-mitigated': 'challenge' }],
    ['Attention Required! | Cloudflare', '<p>Please complete the security check</p>', 403, {}],
    ['', '<script src="/_Incapsula_Resource?x"></script>Request unsuccessful. Incapsula incident ID: 1', 200, {}],
    ['Access Denied', 'You don\'t have permission. Reference #18.abc https://errors.edgesuite.net/18.abc', 403, {}],
    ['安全验证', '<p>请完成安全验证后继续访问</p>', 200, {}], ['访问验证', '<p>请拖动下方滑块完成验证</p>', 405, {}],
    ['网站防火墙', '<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p>', 200, {}],
    ['', '<script>var arg1="X";acw_sc__v2</script>', 200, {}], ['', '<meta id="9"><script>$_ts=window["$_ts"]</script>', 412, {}],
    ['', '<script>x()</script>', 202, {}], ['Robot check', '<div class="h-captcha"></div><script src="https://js.hcaptcha.com/1/api.js"></script><p>Verify you are human</p>', 200, {}],
    ['创宇盾', '<p>当前访问疑似黑客攻击，已被创宇盾拦截</p>', 403, {}],
  ])('should see it: %s %#', (...[title, body, status, headers]) => expect(judge(title, body, { status, headers })).toBe('bot-wall'))

  it('should not see it in an honest page with a captcha widget, in an article, or in a 404', () => {
    const widget = '<script src="https://www.google.com/recaptcha/api.js"></script>'
    expect(judge('联系我们', `${widget}<form><p>请留言</p></form>${long(NEWS)}`)).toBe('ok')
    expect(judge('什么是人机验证', long('网站常要求访问者完成安全验证，以防机器人。'))).toBe('ok')
    expect(judge('登录', `${widget}<form><input name=user><input name=password><button>登录</button></form>`)).toBe('ok')
    expect(judge('Not Found', cf, { status: 404 })).toBe('http-404')
  })
})
