/** Words that sell gambling, pornography, drugs and forged papers; Latin ones stand at word borders (“specialist” is harmless). */
const GOODS_ZH =
  /博彩|乐橙国际|开运体育|体育竞猜|买球(?:软件|平台)|世界杯买球|六合宝典|六合图库|一码一肖|三期必出|牛牛群|三公群|信誉群主|一分上分|大保健|学生妹|征信洗白|征信修复|黑户贷款|上头电子烟|依托咪酯|足球投注|篮球投注|电竞(?:竞猜|投注)|华体会|九游会|南宫28|加拿大28|幸运28|[Pp][Cc]蛋蛋|分分彩|天天彩|管家婆一肖|四肖|棋牌娱乐|真人棋牌|上下分|上分下分|黄色(?:网站|视频|小说|电影)|激情图区|乱伦|国产自拍(?!杆|神器|无人机)|偷拍自拍|自拍偷拍|麻豆|成人(?:论坛|社区|图片)|实名(?:手机|电话)卡|高仿人民币|开元棋牌|[Pp][Gg]电子|麻将胡了|炸金花|大发快三|快三计划|幸运飞艇|极速赛车|赛车[Pp][Kk]10|彩神|买球网|真人[Aa][Gg]|[Aa][Gg]真人|新澳门|澳门新|特马|白小姐|一码中特|传奇私服|新开传奇|变态传奇|传奇[Ss][Ff]|一秒一级|办各类证|专业办证|办证刻章|先办后付|(?:各类|各种|办理)(?:毕业证|假证|学历证)|赌场|赌球|赌钱|百家乐|老虎机|六合彩|特码|一肖(?:中特)?|平特|时时彩|真人荷官|真人娱乐|真人视讯|美女荷官|娱乐城|葡京|体育投注|电子游艺|线上投注|网上投注|投注平台|现金网|北京赛车|捕鱼达人|捕鱼王|真钱棋牌|棋牌平台|棋牌游戏|威尼斯人|皇冠(?:体育|网|现金)|亚博|必威|滚球|外围投注|彩票平台|金沙(?:娱乐|城)|太阳城|永利|轮盘|德州扑克|成人(?:视频|电影|影院|影片|网站|小说|直播)|色情|无码|裸聊|约炮|一夜情|援交|黄片|毛片|[Aa]片|激情视频|性爱|三级片|楼凤|包夜|同城(?:约会|上门)|伦理片|啪啪|迷药|迷奸|听话水|催情|春药|迷魂药|冰毒|摇头丸|麻古|[Kk]粉|代开发票|代开增值税(?:专用|普通)?发票|普票专票|专票普票|办证刻章|刻章办证|办理(?:各类|各种)证件|代办.{0,3}(?:证书|文凭|毕业证|学历)|仿真枪|气枪|枪支配件|假币|假钞|四件套/g
const GOODS_EN =
  /\b(?:online casino|casinos?|sportsbooks?|slot gacor|situs (?:slot|judi)|judi (?:online|bola)|agen judi|slot online|togel|poker online|baccarat|roulette|bet365|1xbet|free spins|slots|online betting|betting sites?|live dealer|porn(?:o|hub)?|xxx|hentai|milf|escorts?|sex cams?|camgirls?|hardcore sex|viagra|cialis|levitra|tramadol|xanax|buy (?:cocaine|weed|mdma)|online pharmacy)\b/gi

/** First two characters of every Chinese word above: most pages have none of them, and this finds out twenty times faster. */
const BEGINNINGS = new Set(GOODS_ZH.source.split('|').filter((word) => /^[\u4e00-\u9fff]{2}/.test(word)).map((word) => word.slice(0, 2)))
const FIRST = new Uint8Array(0x10000)
for (const [first] of BEGINNINGS) FIRST[first?.charCodeAt(0) ?? 0] = 1

function mayHoldChinese(text: string): boolean {
  for (let index = 0; index < text.length - 1; index += 1) {
    if (FIRST[text.charCodeAt(index)] === 1 && BEGINNINGS.has(text.slice(index, index + 2))) return true
  }
  return false
}

/** Words with which such pages call to action. */
export const CALLS =
  /注册送|注册即送|送彩金|彩金|首存|首充|开户|返水|返利|提款|秒提|立即(?:注册|投注|进入|下载|开户|观看|体验|游戏)|马上(?:注册|进入)|点击进入|在线观看|免费观看|官网(?:入口|登录|登陆|下载)|登录入口|最新网址|备用网址|app下载|手机版下载|免费试玩|信誉(?:平台|保证)|稳赢|包赢|高赔率|赔率|货到付款|加微信|提现|秒到账|送\d+元?|稳赚|试玩|爆分|网上可查|今晚开奖|注册领|内部资料|秒批|无抵押|24小时上门|快速出证|刻章|全套服务|免费公开|资料大全|验真后付款|点数(?:优惠|低)|开奖结果|下载|微信号|联系qq|客服qq|联系电话|保真|可查|包邮|上门服务|24小时(?:服务|客服|在线)|投注|下注|\b(?:sign up|register now|join now|play now|deposit bonus|welcome bonus|no deposit|bonus(?:es)?|jackpots?|bet now|daftar|no prescription|buy now|order now|watch (?:now|free)|cheap)\b/gi

/** Words of a title that offers something. */
export const OFFERS = /平台|官网|官方|登录|登陆|注册|下载|入口|首页|线上|在线|网上|投注|送\d+|免费|网址|app|直播|\b(?:bonus|betting|slots|online|free|play|buy|cheap|watch)\b/i

/** Words of news, police notices, judgements and warnings about such things. */
export const REPORTS =
  /警方|公安|民警|派出所|打击|查处|查获|破获|侦破|抓获|落网|捣毁|涉案|团伙|抵制|拒绝|骗子|骗局|受害人|提醒|判处|判决|法院|检察|涉嫌|嫌疑人|犯罪|违法|非法|举报|通报|禁毒|禁赌|反赌|反诈|诈骗|扫黄打非|整治|专项|案件|案情|被告|刑法|治理|预防|危害|警惕|防范|谨防|戒毒|宣传|办事指南|税务局|税务机关|纳税人|\b(?:police|arrest(?:ed)?|convict(?:ed)?|court|investigation|crackdown|addiction|prevention|law|regulat\w+|prosecut\w+|illegal|criminal|study|warn(?:s|ing)?)\b/gi

/** Marks left by those who deface pages. */
export const DEFACED = /\b(?:hacked|owned|pwned|defaced) by\b|you have been (?:hacked|pwned)|(?:本站|该站|网站|你的网站|已)被.{0,6}(?:黑客)?(?:入侵|黑了|攻陷)|黑客.{0,6}到此一游|黑页/i

export type Words = { distinct: Set<string>; total: number }

/** Different words of a lexicon in a text, lower case. */
export function wordsIn(text: string, ...lexicons: RegExp[]): Words {
  const distinct = new Set<string>()
  let total = 0
  for (const lexicon of lexicons) {
    for (const [word] of text.matchAll(lexicon)) {
      distinct.add(word.toLowerCase())
      total += 1
    }
  }
  return { distinct, total }
}

/** Words of forbidden trades in a text. */
export const goodsIn = (text: string): Words => (mayHoldChinese(text) ? wordsIn(text, GOODS_ZH, GOODS_EN) : wordsIn(text, GOODS_EN))
