import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

/** One-letter words that are never said twice, with the words in which they rightly meet. */
const LETTERS: readonly RegExp[] = [
  /(?<![目有标靶])的的(?![确士卡])/g, /(?<![为除不罢到得明知])了了(?![解之结断却望])/g, /(?<![于若但就只凡总还正便])是是(?![否非])/g, /(?<![存现所实潜内外好旨自正])在在(?![建校职线册岗逃野押场地京汉鄂编孵产])/g,
  /(?<![温平缓饱共随柔中谐祥])和和(?![平谐美睦气解约善田林顺县服田])/g, /及及(?![时其])/g, /(?<![参赠给赋施])与与(?![会])/g, /已已(?!经)/g, /(?<![合归一])并并(?![购联入非不行网轨处发])/g,
  /(?<![棉])被被(?![告动子])/g, /(?<![自理缘])由由(?![于此])/g, /(?<![属关由等对善至基位鉴归终低高大小优])于于(?![是])/g, /(?<![服跟听])从从(?![事严业重前])/g, /(?<!一)把把(?![关握手脉])/g, /(?<![我你他她它人咱])们们/g,
  /(?<![不获取值记懂觉舍显使])得得(?![到出以知了])/g, /(?<![天土陆大各本当外内各基])地地(?![震铁质道图名块区方点面理产下位处税])/g, /(?<!一)将将(?=[于在会有对按从为与以把通进继开举不])/g, /(?<=应)当当(?![场庭事年日时地面天])/g, /(?<![就因])为为(?![了何期民])/g,
]

/** Words of two letters that people say twice on purpose. */
const ON_PURPOSE = /^(?![本该此这那某])(?:一.|逐.|很.|非常|好多|许多|大大|一步|研究|商量|讨论|考虑|了解|学习|交流|休息|打扫|收拾|整理|尝试|体验|锻炼|感受|参观|介绍|认识|比较|观察|琢磨|准备|教育|放松|合计|加油|大片|成批|成群|分分|点点|什么|怎么|哪里|多多|慢慢|轻轻|哗啦|叮咚|滴答|扑通|咕噜|吱呀|哈.|嘿.|呜.|嘟.|支持|谢谢|恭喜|拜拜|宝贝|妈妈|爸爸|一点|再见|高兴|热闹|开心|.个|.次|.批|.天|.件|.步|.层|.年|.代|.户|.家)$/

const PAIR = /([\u4e00-\u9fff]{2,8})\1/g

const REACH = 6

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Whether words begin where the repetition begins, where it repeats and where it ends: in 大队|大队长 they do not. */
const wordsTwice = (before: string, pair: string, after: string): boolean => {
  const lead = before.slice(-REACH)
  const starts = new Set([...segmenter.segment(lead + pair + after.slice(0, REACH))].map(({ index }) => index))
  return starts.has(lead.length) && starts.has(lead.length + pair.length / 2) && (after === '' || starts.has(lead.length + pair.length))
}

const isOneLetter = (word: string): boolean => new Set(word).size === 1

/** Words that stand twice in a row by oversight. */
export const doubledWords: Rule = {
  check: (view) => [
    ...LETTERS.flatMap((pattern) => textHits(view, pattern, ({ match }) => ({ message: `“${match[0].charAt(0)}”重复`, to: match[0].charAt(0) }))),
    ...textHits(view, PAIR, ({ after, before, match }) => {
      const word = match[1] ?? ''
      const quoted = /[“‘《]$/.test(before) && /^[”’》]/.test(after)
      if (quoted || isOneLetter(word) || ON_PURPOSE.test(word) || !wordsTwice(before, match[0], after)) return null
      return { message: `“${word}”重复`, to: word }
    }),
  ],
  doc: {
    examples: [
      { body: '<p>对系统的的功能进行进行了升级，我们我们已已完成。</p>', fixed: '<p>对系统的功能进行了升级，我们已完成。</p>', hits: ['的的', '已已', '进行进行', '我们我们'] },
      { body: '<p>国际贸易国际贸易单一窗口上线。</p>', hits: ['国际贸易国际贸易'] },
      { body: '<p>目的的实现；为了了解情况；关键是是否办理；现在在建；研究研究；一步一步；人人、个个、层层、常常、谢谢；温和和平。</p>', hits: [], note: '跨词相遇和正当的重叠' },
    ],
    name: '字词重复',
    why: '“的的”“进行进行”是修改时没有删干净的。',
  },
  id: 'doubled-words',
  severity: 'warning',
  source: '本站编辑规范',
}
