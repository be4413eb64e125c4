import { describe, expect, it } from '@jest/globals'

import { classify } from '../../../src/links/judge/classify.ts'
import type { Reason } from '../../../src/links/report.ts'
import { answered } from './judgeInput.ts'

const NEWS = '近日，湖北省商务厅召开外贸稳增长工作会议，部署下半年重点任务，要求各地优化服务、提升通关效率。'

type Sample = [reason: Reason, title: string, body: string, more?: { status?: number; headers?: Record<string, string> }]

/** Pages as they are met in the wild, written anew. */
const samples: Sample[] = [
  // soft 404
  ['soft-404', '出错了', '<p>您访问的页面出错了</p>'], ['soft-404','系统提示','<h2>很抱歉，您要访问的页面不存在！</h2><p>5秒后返回首页</p>'],
  ['soft-404','Page Not Found','<h1>Page Not Found</h1><p>Return home.</p>'], ['soft-404','404','<p>404</p>'], ['soft-404','网站首页','<p>找不到您要的页面</p>'],
  ['soft-404','Oops!','<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location.</p>'],
  ['soft-404','My site','<h1>Not Found</h1>'], ['soft-404','Error','<p>The page cannot be found</p>'], ['soft-404','The resource cannot be found.','<p>HTTP 404. The resource you are looking for could have been removed.</p>'],
  ['soft-404','无标题文档','<p>您请求的文件不存在</p>'], ['soft-404','提示','<p>该页面已失效</p>'], ['soft-404','微信公众平台','<p>该内容已被发布者删除</p>'],
  ['soft-404','提示信息','<p>指定的主题不存在或已被删除或正在被审核</p>'], ['soft-404','x','<p>This content is no longer available.</p>'],
  ['soft-404','x','<p>Sorry, this page isn\'t available. The link you followed may be broken, or the page may have been removed.</p>'],
  ['soft-404','Product unavailable','<h1>Product not found</h1>'], ['soft-404','404错误提示','<p>非常抱歉</p>'], ['soft-404','404页面','<p>返回</p>'], ['soft-404','您访问的页面不存在 - 政府网站','<p>首页 导航</p>'],
  ['soft-404','页面找不到了','<p>首页</p>'], ['soft-404','找不到页面','<p>首页</p>'], ['soft-404','对不起，页面没有找到','<p>首页</p>'], ['soft-404','访问出错','<p>对不起，您所访问的页面已经不存在了！</p>'],
  ['soft-404','省商务厅','<p>'+'首页 新闻 政策 服务 互动 '.repeat(30)+'</p><h1>抱歉，您访问的页面不存在</h1>'],
  ['soft-404','Not Found (404)','<p>x</p>'], ['soft-404','Seite nicht gefunden','<h1>404 - Seite nicht gefunden</h1>'],
  ['ok','HTTP 状态码大全','<p>404 Not Found：服务器找不到请求的页面。500：服务器内部错误。403：禁止访问。</p>'], ['ok','网站公告','<p>本站部分旧链接已失效，正在修复中，给您带来不便敬请谅解。如需帮助，请拨打 12345。</p>'],
  ['ok','关于删除有关文件的通知','<p>经研究，以下文件已失效：鄂商规〔2019〕1号、鄂商规〔2020〕2号。现予公布。</p>'], ['ok','失效文件目录','<p>下列规范性文件已被废止、失效。</p>'],
  ['ok','招聘启事','<p>因岗位信息已过期，本栏目持续更新，请关注最新招聘信息。联系人张老师。</p>'], ['ok','Room 404','<p>Our meeting room 404 is on the fourth floor.</p>'], ['ok','Lost and found','<p>Items not found within 30 days are donated.</p>'],
  ['ok','搜索结果','<p>没有找到与“关税”相关的内容，请更换关键词。</p>'],
  // danger
  ['parked','domain.com','<h1>domain.com</h1><p>This domain is parked free of charge</p>'], ['parked','example.net - For Sale','<p>example.net is for sale</p><p>Get a price in less than 24 hours</p>'],
  ['parked','域名停靠','<p>本域名已停放</p>'], ['parked','好域名转让','<p>您访问的域名正在转让中，如有意请联系</p>'], ['parked','','<script>window.onload=function(){window.location.href="/lander"}</script>'],
  ['parked','Domain expired','<p>This domain has expired. If you are the owner, renew it.</p>'], ['parked','此域名已过期','<p>此域名已过期，请联系注册商续费</p>'], ['parked','abc.com','<p>Buy this domain. The owner of abc.com is offering it for sale</p>'],
  ['parked','Welcome','<p>The domain abc.com may be for sale. Click here to inquire about this domain.</p>'], ['parked','','<html data-adblockkey="MFww"><p>Related Searches: Loans, Insurance</p>'],
  ['lexicon','六合彩开奖结果','<p>六合彩 特码 开奖 博彩 下注 平台 注册</p>'], ['lexicon','真钱老虎机','<p>真钱老虎机平台 百家乐 下注 开户</p>'], ['lexicon','AV在线','<p>成人视频 无码 免费观看 激情视频</p>'],
  ['lexicon','体育投注平台','<p>欢迎来到体育投注平台，足球 篮球 赔率 注册送 彩金</p>'], ['lexicon','网上真人娱乐城','<p>百家乐 轮盘 立即游戏</p>'], ['lexicon','Hot girls','<p>porn xxx milf hentai watch free</p>'], ['lexicon','Cheap Viagra','<p>Buy viagra cialis no prescription order now</p>'],
  ['lexicon','同城交友','<p>约炮 一夜情 援交 同城上门 加微信 包夜</p>'], ['lexicon','代开发票','<p>代开发票 办证刻章 联系QQ 12345</p>'], ['lexicon','某某科技有限公司','<p>澳门葡京 百家乐 六合彩 时时彩 老虎机 北京赛车 注册送彩金 立即投注</p>'],
  ['hijacked','hacked by team','<p>x</p>'], ['hijacked','Owned by Dr.X','<h1>Hacked By Dr.X</h1>'], ['hijacked','','<h1>HACKED BY ANONGHOST</h1><p>Security is an illusion</p>'],
  ['ok','酒吧开业公告','<p>本酒店设有轮盘餐厅</p>'], ['ok','禁毒宣传','<p>冰毒、摇头丸、K粉、麻古危害巨大，珍爱生命，远离毒品。</p>'], ['ok','拒绝黄赌毒','<p>百家乐、老虎机、六合彩都是赌博，十赌九输，请勿参与。举报电话110。</p>'],
  ['ok','反诈提醒：刷单与网络博彩骗局','<p>骗子以注册送彩金、百家乐稳赢、高返利为诱饵诱导投注，请勿轻信，谨防诈骗。</p>'], ['ok','澳门威尼斯人酒店会展中心','<p>第十届博览会在澳门威尼斯人会展中心举行。'+NEWS+'</p>'],
  ['ok','Casino Royale (2006 film)','<p>Casino Royale is a spy film. Bond plays poker at a casino. '.repeat(3)+'</p>'], ['ok','药品监督公告','<p>查处非法销售西布曲明、伟哥等药品案件，违法所得没收。</p>'], ['ok','性教育与青少年健康','<p>学校开展性教育课程。</p>'],
  // bot walls
  ['bot-wall','请稍候…','<p>正在验证您是否是真人。这可能需要几秒钟时间。</p><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>',{status:403}], ['bot-wall','百度安全验证','<p>请完成下方验证后继续操作</p>'],
  ['bot-wall','验证码','<p>请输入验证码继续访问</p><img src=code.png>'], ['bot-wall','滑动验证页面','<p>访问行为存在异常，请拖动滑块</p>'], ['bot-wall','403 Forbidden','<p>Your request has been blocked by 安全狗 safedog</p>',{status:403}], ['bot-wall','','<p>您的访问过于频繁，请稍后再试</p>'],
  ['bot-wall','Access denied | example.com used Cloudflare to restrict access','<p>Error 1020</p>',{status:403,headers:{server:'cloudflare'}}], ['bot-wall','Pardon Our Interruption','<p>As you were browsing something about your browser made us think you were a bot.</p>'],
  ['bot-wall','Attention Required!','<p>Sorry, you have been blocked</p>',{status:403}], ['bot-wall','Are you a robot?','<p>Please confirm you are not a robot</p>'], ['bot-wall','Security Check','<p>Please enable cookies. Completing the CAPTCHA proves you are a human</p>'],
  ['forbidden','403 Forbidden','<center><h1>403 Forbidden</h1></center><hr>nginx',{status:403}], ['http-503','维护中','<p>系统维护中</p>',{status:503}], ['http-502','502 Bad Gateway','<h1>502 Bad Gateway</h1>cloudflare',{status:502}], ['http-412','412 Precondition Failed','<h1>412 Precondition Failed</h1>nginx',{status:412}],
  ['ok','登录','<form><input name=u><input name=p><img src=captcha.png alt=验证码>请输入验证码<button>登录</button></form>'], ['ok','安全生产检查','<p>'+NEWS+'</p>'], ['ok','Please wait for the opening ceremony','<p>The ceremony starts at nine. '+NEWS+'</p>'],
  ['blank','无标题','<div></div>'],
  // shorter still
  ['ok','新闻','<p>短讯</p>'],['ok','OK','ok'],['ok','Test page','<p>This is page 404 of the archive.</p>'],['ok','About','<p>Moved to a new office. The old address is no longer available by phone.</p>'],
  ['ok','产品','<p>该商品已下架公告：即日起恢复销售，欢迎选购。</p><p>'+'公司产品齐全，质量可靠，服务周到。'.repeat(10)+'</p>'],
  ['lexicon','澳门赌场','<p>澳门赌场 百家乐 真人荷官 开户送彩金</p>'],['lexicon','赌博网站','<p>线上投注 六合彩 时时彩 百家乐 开户 注册送彩金</p>'],['lexicon','Casino','<p>Online casino slots, poker, roulette, jackpot, bet now</p>'],
  ['lexicon','博彩公司','<p>欢迎光临博彩公司，百家乐、老虎机、体育投注，最高赔率</p>'],['lexicon','网上赌场','<p>网上赌场 网上赌场 网上赌场 百家乐</p>'],['lexicon','色情网站','<p>成人电影 色情 裸聊 免费观看</p>'],['lexicon','welcome','<p>casino casino casino online casino slots betting sites roulette</p>'],
  ['parked','Domain for sale','<p>Contact the owner.</p>'],['parked','x.com','<p>This webpage was generated by the domain owner using Sedo Domain Parking.</p>'],['parked','域名出售','<p>域名 abc.cn 出售，联系电话 13800000000</p>'],['parked','本域名可出售','<p>有意者请联系</p>'],
  ['parked','Coming soon','<p>This domain name has been registered with GoDaddy. Parked Domain</p>'],
  ['hijacked','网站被黑','<p>此网站已被黑客攻陷</p>'],
  ['bot-wall','Checking your browser','<p>Checking your browser before accessing example.com. DDoS protection by Cloudflare</p>',{status:503}],['bot-wall','Verify','<p>Please complete the CAPTCHA to continue</p>'],['bot-wall','Captcha','<p>Please verify you are a human</p>',{status:403}],
  ['soft-404','Error','<p>Page not found</p>'],['soft-404','页面未找到','<p>x</p>'],['soft-404','提示','<p>内容不存在</p>'],['soft-404','404 - 页面未找到','<p>x</p>'],['soft-404','Untitled','<h2>抱歉，页面无法访问</h2>'],['soft-404','Home','<h1>Sorry, page not found</h1>'],['soft-404','Home','<p>The page you were looking for was not found.</p>'],['soft-404','x','<p>此页面不存在</p>'],['soft-404','x','<p>很抱歉，您要找的页面已经被删除。</p>'],['soft-404','x','<p>Oops! Page not found.</p>'],
]

describe('pages of the wild', () => {
  it.each(samples)('should give %s to %j', (...[reason, title, body, more]) => {
    const page = `<!doctype html><html><head><meta charset=utf-8><title>${title}</title></head><body>${body}</body></html>`
    expect(classify(answered({ ...more, body: page })).reason).toBe(reason)
  })
})

describe('texts made to hold up regular expressions', () => {
  it.each(['错误页面', '页面不存在', '404 ', '<meta name=keywords content=', '<h1 ', 'document.write(<script src=', 'referrer', '<!--', '您访问的', 'the page you ', '&#1;', '请完成', 'related searches '])(
    'should be judged at once: %j again and again', (piece) => {
      const text = piece.repeat(2000)
      const startedAt = performance.now()
      classify(answered({ body: `<title>${text}</title>${text}` }))
      expect(performance.now() - startedAt).toBeLessThan(1000)
    })
})
