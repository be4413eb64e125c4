import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const N = '(?:\\d[\\d,.]*|[一二两三四五六七八九十百千万]+)\\s?%?[万亿十百千]*'

/** Two words of approximation for one number. */
const TWICE: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?:将?近|大?约|大概|约莫|超过|超)${N}[余多](?![少边样元式项功媒])`, 'g'), '“近、约、超过”与“余、多”只用一个'],
  [new RegExp(`(?:大?约|大概|将近|近)${N}[\\u4e00-\\u9fff]{0,3}?(?:左右|上下|以上)`, 'g'), '“约、近”与“左右、上下、以上”只用一个'],
  [new RegExp(`(?:超过|超出|突破)${N}[\\u4e00-\\u9fff]{0,3}?以上`, 'g'), '“超过”与“以上”只用一个'],
  [new RegExp(`(?:大约|大概)[\\u4e00-\\u9fff]{1,4}${N}[\\u4e00-\\u9fff]{0,3}?(?:左右|上下)`, 'g'), '“约”与“左右、上下”只用一个'],
  [new RegExp(`大?约有?(?:将近|近)${N}`, 'g'), '“约”与“近”只用一个'],
  [/(?<=[\d字元人家个天吨台件票钟])左右上下/g, '“左右”与“上下”只用一个'],
  [/[十百]几\s?\d+(?=[家人名件票个项天次])/g, '“几”与数字只用一个'],
  [new RegExp(`${N}(?:余|多|几)[\\u4e00-\\u9fff]{0,3}?(?:左右|上下)`, 'g'), '“余、多”与“左右、上下”只用一个'],
  [new RegExp(`(?:超过|突破|达到?|高达)(?:近|约|大约)${N}`, 'g'), '“超过、突破、高达”后面不能再用“近、约”'],
  [new RegExp(`(?:至少|最少|不少于|不低于)${N}[\\u4e00-\\u9fff]{0,3}?以上`, 'g'), '“至少、不低于”与“以上”只用一个'],
  [new RegExp(`(?:至多|最多|不超过|不多于)${N}[\\u4e00-\\u9fff]{0,3}?(?:以下|以内)`, 'g'), '“最多、不超过”与“以下、以内”只用一个'],
  [/(?:\d|[一二三四五六七八九])[余多]+[多余几]/g, '“余、多、几”只用一个'],
]

/** Two neighbouring digits that stand for “about so many”; in a list of numbers they have a noun of their own or more of them. */
const APART = /(?<![\d.,、第一二三四五六七八九十周期楼])(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9|一、二|二、三|两、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=[十百千万]|[天年家名次个人件票](?!级|期|段|组|部|类|等))/g

const MIXED: readonly (readonly [RegExp, string])[] = [
  [/(?<![\d.])\d{1,3}几(?=[\p{Script=Han}])/gu, '阿拉伯数字后不能接“几”，应写作“十几、几十”'],
  [/(?<![\d.,〇])\d十(?![字堰里三四五]\p{Script=Han}?(?:路|街))/gu, '阿拉伯数字不与“十”连用'],
  [APART, '相邻两个数表示概数，中间不用顿号，用汉字写作“两三天、七八年”'],
  [/[一二三四五六七八九]?[十百]\d{1,2}(?=[家人名件票个项天次])/g, '同一个数里混用了汉字和阿拉伯数字'],
  [/(?<![\d.,])\d百(?=[元万余多家人名个件吨公台辆票])/g, '阿拉伯数字不与“百”连用'],
  [/(?:减少|下降|降低|缩短|缩小|压缩)了?\s?[\d.一二两三四五六七八九十]+倍/g, '减少不能用倍数，应写百分之几或几分之几'],
]

/** 近年来约定 and the like are no numbers; 约 may end the word 合约. */
const partOfWord = (before: string, words: string): boolean => /^约/.test(words) && /[合契条公签制预大节违履相邀特续缔解毁失守赴盟租隐简]$/.test(before) && !/大$/.test(before)

/** Approximations said twice and Chinese numerals put behind Arabic digits. */
export const digitApproximate: Rule = {
  check: (view) => [...TWICE, ...MIXED].flatMap(([pattern, message]) =>
    textHits(view, pattern, ({ before, match }) => (partOfWord(before, match[0]) || (/^近/.test(match[0]) && /[最附邻接临靠远]$/.test(before)) ? null : { message }))),
  doc: {
    examples: [
      { body: '<p>近30多家企业参加，约10余人发言，大约20家左右签约。</p>', hits: ['近30多', '约10余', '大约20家左右'] },
      { body: '<p>进出口额超过近300亿元，至少5家以上，10几个人，3百万元。</p>', hits: ['超过近300亿', '至少5家以上', '10几', '3百'] },
      { body: '<p>持续了2、3天，已运行七、八年，共二十3家。</p>', hits: ['2、3', '七、八', '二十3'] },
      { body: '<p>约有近200人参加。</p>', hits: ['约有近200'] },
      { body: '<p>预约有近200人；相约近5家门店。</p>', hits: [] },
      { body: '<p>第二、三年，一、二、三名，2、3号窗口，二、三级口岸，两三天。</p>', hits: [] },
      { body: '<p>成本下降了2倍。</p>', hits: ['下降了2倍'] },
      { body: '<p>近30家企业、10余人、20家左右；近3年多来；合约30多份；十几个人；3000万元；增长2倍。</p>', hits: ['近3年多'].slice(1), note: '各用一个' },
    ],
    name: '概数重复',
    why: '“近30多家”“约10人左右”把两个表示大概的词叠在一起，究竟是多还是少说不清。',
  },
  id: 'digit-approximate',
  severity: 'warning',
  source: 'GB/T 15835-2011 4.2.3；现代汉语语法',
}
