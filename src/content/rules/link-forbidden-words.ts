import { isForeign, isOfficial } from './helper/isForeign.ts'
import { linkHit } from './helper/linkHit.ts'
import { linksOf } from './helper/linksOf.ts'
import type { Rule } from './rule.ts'

const WORDS = /博彩|赌博|赌场|澳门.{0,3}(?:葡京|威尼斯|娱乐)|葡京|威尼斯人|百家乐|真人荷官|老虎机|时时彩|六合彩|北京赛车|彩票(?:投注|平台|开奖|网)|体育投注|皇冠体育|太阳城|棋牌(?:游戏|平台|下载)|捕鱼(?:游戏|达人下载)|成人(?:视频|电影|网站|小说)|色情|黄色网站|裸聊|约炮|援交|一夜情|代开发票|办证刻章|私服|外挂下载|网络贷款秒批|迷药/
const HOSTS = /(?:^|[.\/-])(?:bet\d{2,}|casino|baccarat|pornhub|xvideos|avtube|888sport|ag8\d*|m88|w88)/i

/** News about the police and warnings name these things too. */
const REPORTED = /打击|整治|查处|查获|防范|警惕|举报|通报|案|侦破|抓获|禁止|严禁|远离|反对|抵制|宣传|警示|专项行动|治理|法院|检察|公安|判/

/** Words of gambling, pornography and fraud on a link to another site. */
export const linkForbiddenWords: Rule = {
  check: (view, context) => linksOf(view).flatMap((link) => {
    if (!isForeign(link.href, view, context) || isOfficial(link.href)) return []
    const word = WORDS.exec(link.text)?.[0]
    if (word !== undefined && !REPORTED.test(link.text)) return [linkHit(link, `链接文字含“${word}”，通向外站，疑似被植入，请删除并排查`)]
    return HOSTS.test(link.href) ? [linkHit(link, '链接通向赌博或色情网站的域名，请删除并排查')] : []
  }),
  doc: {
    examples: [
      { body: '<p><a href="https://x.example.com/">澳门新葡京</a></p>', fixed: '<p>正文。</p>', hits: ['<a href="https://x.example.com/">澳门新葡京</a>'] },
      { body: '<p><a href="https://bet365.example.com/">体育资讯</a></p>', hits: ['<a href="https://bet365.example.com/">体育资讯</a>'] },
      { body: '<p><a href="https://www.example.com/a">警方侦破跨境赌博案</a></p>', hits: [], note: '新闻报道' },
      { body: '<p><a href="https://www.mps.gov.cn/a">防范网络赌博宣传手册</a></p>', hits: [] },
    ],
    name: '涉赌涉黄链接',
    why: '指向赌博、色情、诈骗网站的链接属于单项否决的严重问题，多半来自植入或过期域名。',
  },
  id: 'link-forbidden-words',
  severity: 'error',
  source: '国办秘函〔2019〕19号（发布或链接违法信息，单项否决）',
}
