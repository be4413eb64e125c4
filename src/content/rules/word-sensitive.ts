import { lexiconHits } from '../lexicon/lexiconHits.ts'
import { unwantedInContext } from '../lexicon/unwantedInContext.ts'
import type { Rule } from './rule.ts'

/** Words that must not stand on a government site: planted spam, wrong names of regions, demeaning terms. */
export const wordSensitive: Rule = {
  check: (view, context) => lexiconHits(view, context, { excused: unwantedInContext, kinds: ['sensitive'] }),
  doc: {
    examples: [
      { body: '<p>代开发票加微信，线*上*赌*场注册送彩金。</p>', hits: ['代开发票', '线*上*赌*场', '注册送彩金'] },
      { body: '<p>出口到港澳台等国家的货物，由残废人福利企业生产。</p>', fixed: '<p>出口到港澳台等地区的货物，由残疾人福利企业生产。</p>', hits: ['港澳台等国家', '残废人'] },
      { body: '<p>警方捣毁一网上赌场，抓获代开发票的犯罪嫌疑人；谨防“刷单兼职”骗局。</p>', hits: [], note: '打击犯罪的新闻、防骗提示' },
      { body: '<p>《革命残废军人优待抚恤暂行条例》；香港、澳门等地区；新加坡、香港等国家和地区。</p>', hits: [], note: '文件原名、规范表述' },
    ],
    name: '敏感和不规范用语',
    why: '被植入的赌博、代开发票广告说明页面被人动过；把港澳台与国家并列、使用歧视性称谓，属于严重表述错误。',
  },
  id: 'word-sensitive',
  severity: 'error',
  source: '新华社新闻报道用语规范；《残疾人保障法》；政府网站检查要求',
}
