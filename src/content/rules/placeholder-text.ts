import { placeAt, type TextBlock } from '../model/textBlocks.ts'
import type { ContentView } from '../model/contentView.ts'
import { isCode } from './helper/isCode.ts'
import { isInExample } from './helper/isInExample.ts'
import { isWithin } from './helper/isWithin.ts'
import { metaPlace } from './helper/metaPlace.ts'
import type { Hit, Rule } from './rule.ts'

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭郎鲁韦马苗方俞任袁柳唐罗薛雷贺倪汤殷毕郝邬安常乐于时傅皮卞齐康伍余元顾孟黄穆萧尹姚邵汪祁毛狄米贝明臧成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路江童郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应丁宣邓单洪包左石崔吉龚程邢裴陆荣翁侯段焦巴山谷车全班宁仇甘武刘景龙叶司黎白蒲卓池乔温庄柴瞿阎充连艾向易古廖耿文欧聂曾关肖岳'

/** Words that only stand where text is still to come. `“待补充”` counts when it stands alone, not as a word of a sentence. */
const PATTERNS: readonly (readonly [what: string, shape: RegExp])[] = [
  ['外文占位文字', /lorem\s+ipsum[^，。]{0,30}|dolor\s+sit\s+amet/gi],
  ['待填写的提示', /(?<![在于])(?:此处|这里)(?:请)?(?:填写|填入|输入|插入|添加|补充|放置|替换为?|待填|略去)[^，。；）)】\]]{0,16}/g],
  ['待填写的提示', /(?:请|点击|单击)(?:在此处?|此处)(?:填写|输入|添加|编辑|插入)(?:您的|你的)?(?:标题|正文|内容|文字|文本|摘要|副标题|图片|单位|名称|姓名)[^，。；）)】\]]{0,6}/g],
  ['待填写的提示', /(?:^|(?<=[（(【\[《“]))请(?:在此)?(?:输入|填写|补充|插入|上传)(?:您的|你的|本)?(?:文章)?(?:标题|正文|内容|名称|单位名称|姓名|摘要|图片|日期|文号|来源|关键词|地址|电话|联系人|联系方式|部门|地点|时间)+(?:内容)?(?=$|[。！）)】\]》”…])/g],
  ['待填写的提示', /(?:^|(?<=[。\s（(]))(?:这里|此处)是(?:正文|标题|摘要|副标题|示例|文章)(?:内容|文字)?(?=$|[。！）)])/g],
  ['待补的内容', /(?:^|(?<=[（(【\[]))(?:(?:内容|正文|文字)待定|(?:内容|数据|时间|文字)?待(?:定稿|审定|核实|确认|核对|更新))(?=$|[）)】\]])/g],
  ['待补的内容', /(?<=^|[，。；：:、（(【[\s《“"])(?:内容|正文|图片|数据|摘要|详情|名单|日期|文号)?(?:有待|待)(?:补充|填写|填|完善|补|添加|更新后补|编辑|撰写|上传|插入)(?:内容|数据|图片|完整)?(?=$|[。；）)】\]\s”"…！!]|，?敬请期待)/g],
  ['待办记号', /(?:^|(?<=[。；（(【[：:\s]))(?:TODO|FIXME|TBD|TBC)(?:[:：][^，。；]{0,16}|(?=$|[\s）)】\]。；]))(?! ?清单)/g],
  ['测试文字', /(?:测试){2,}|这是一?[个条篇段则]?测试(?:文章|文字|内容|信息|新闻|标题|数据|稿件|页面|用?的)?|(?:^|(?<=[。\s]))测试(?:文章|文字|内容|信息|新闻|标题|稿件)?\d*(?=$|[。！!\s])|(?<![a-z])(?:asdf\w*|qwerty\w*|test\s?test\w*)(?![a-z])/gi],
  ['占位文字', /(?:(?:示例|样例|占位|模板|默认)(?:文字|文本|标题|正文|段落|内容))+(?=$|[，。！!）)】\]\s\d])|图片占位|占位(?:图片|文本|内容)|占位符(?=$|[。）)】\]])|(?:标题){2,}|(?:内容){3,}|(?:正文){2,}|(?:文字){3,}|某{3,}/g],
  ['未替换的变量', /\{\{[^{}]{1,40}\}\}|\$\{[^{}]{1,40}\}|\{%[^%]{1,40}%\}|<%[^%]{1,40}%>|【(?:标题|正文|单位名称|姓名|日期|时间|地点|文号|插入图片|图片|待定?填)】|\[(?:标题|正文|单位名称|姓名|日期|时间|地点|文号|插入图片|图片)\]/g],
  ['未填的日期', /(?:[xX×✕＊○Ｘｘ]{1,4}|20[xX×○Ｘｘ]{2})\s?年(?:\s?[xX×○Ｘｘ\d]{1,2}\s?月)?(?:\s?[xX×○Ｘｘ\d]{1,2}\s?日)?|(?<=\d\s?年\s?)[xX×○Ｘｘ]{1,2}\s?月(?:\s?[xX×○Ｘｘ]{1,2}\s?日)?|(?<=\d\s?月\s?)[xX×○Ｘｘ]{1,2}\s?日/g],
  ['未填的内容', /(?<=[为约计达有于由])[_＿]{2,}(?=[\p{Script=Han}%％])(?!年)/gu],
  ['未填的内容', /(?<![A-Za-z0-9×Ｘｘ○-])(?:[xX]{2,}|[Ｘｘ]{2,}|×{2,}|○{2,})(?![A-Za-z0-9×○*-])/g],
]

const MASKS = '未填的内容'

const before = (text: string, at: number): string => text.slice(0, at).trimEnd().at(-1) ?? ''

/** Surnames that are more often other words: before them a name must be able to start. */
const AMBIGUOUS = '于和时关向从安全能成方高华常都万任通明解'

/** 王×× and 李XX某 are people whose names are withheld; ×× after 第…轮 and the like in a case report stays judged by the surname alone. */
const isMaskedName = (text: string, at: number, length: number): boolean => {
  const [left, right] = [before(text, at), text[at + length] ?? '']
  if (!SURNAMES.includes(left) || left === '') return false
  if (AMBIGUOUS.includes(left) && /[\p{Script=Han}]/u.test(before(text, text.lastIndexOf(left, at)))) return false
  return !/[省市县区州厅局委办公司单位企业年月日号]/.test(right) || /[\p{P}\s人]/u.test(before(text, text.lastIndexOf(left, at)))
}

/** Sizes and grades, and marks that need Han letters or a number around them to be a gap in a sentence. */
const isGap = (text: string, at: number, length: number): boolean => {
  if (/[号码牌第]$/.test(text.slice(0, at).trimEnd()) || /^\s?(?:染色体|射线|光机?|级联赛|码|号段)/.test(text.slice(at + length))) return false
  const [left, right] = [before(text, at), text.slice(at + length).trimStart()[0] ?? '']
  const whole = text.trim().length === length
  return whole || [left, right].some((char) => /[\p{Script=Han}〕）)、，。：:；《》]/u.test(char))
}

const isRight = (what: string, text: string, { at, length }: { at: number; length: number }): boolean => {
  if (isInExample(text, at)) return true
  if (what === MASKS) return isMaskedName(text, at, length) || !isGap(text, at, length)
  return false
}

type Found = { at: number; text: string; what: string }

/** Texts without any of these need no closer look. */
const SIGN = /[xX×✕Ｘｘ○]{2}|[_＿]{2}|[xX×✕＊○Ｘｘ]\s?[年月日]|此处|这里|在此|请[输填补插上]|待|TODO|FIXME|TB[DC]|测试|ipsum|dolor|asdf|qwerty|test|占位|示例|样例|默认|模板|(标题|正文)\1|(内容|文字){3}|[{【[]|\$\{|<%|某某某/i

const findIn = (text: string): Found[] => {
  if (!SIGN.test(text)) return []
  const found = PATTERNS.flatMap(([what, shape]) =>
    [...text.matchAll(shape)].flatMap(({ 0: words, index }) => (words.trim() === '' || isRight(what, text, { at: index, length: words.length }) ? [] : [{ at: index, text: words, what }])))
  return found.sort((left, right) => left.at - right.at).filter(({ at }, nth, all) => !all.slice(0, nth).some((other) => at < other.at + other.text.length))
}

const BLANK_DATE = /^[\s_＿]*年[\s_＿]*月[\s_＿]*日$/

const inBlock = (block: TextBlock): Hit[] => {
  if (BLANK_DATE.test(block.text) && !isWithin([...block.ancestors, block.element], new Set(['form', 'table']))) {
    return [{ message: '落款日期没有填写', place: block.place, text: block.text.trim() }]
  }
  return findIn(block.text).filter(({ at }) => !isCode(block, at))
    .map(({ at, text, what }) => ({ message: `${what}“${text.trim()}”没有替换成正式内容`, place: placeAt(block, at), text: text.trim() }))
}

const FIELDS = ['title', 'summary', 'source'] as const

const inMeta = ({ document }: ContentView): Hit[] =>
  FIELDS.flatMap((name) => findIn(document.meta[name] ?? '').map(({ text, what }) => ({ message: `${what}“${text.trim()}”没有替换成正式内容`, place: metaPlace(document, name), text: text.trim() })))

/** Text that was put there to be replaced. */
export const placeholderText: Rule = {
  check: (view) => [...inMeta(view), ...view.blocks.flatMap(inBlock)],
  doc: {
    examples: [
      { body: '<p>Lorem ipsum dolor sit amet</p>', fixed: '<p>正文。</p>', hits: ['Lorem ipsum dolor sit amet'] },
      { body: '<p>联系人：（此处填写姓名）</p>', fixed: '<p>联系人：张三</p>', hits: ['此处填写姓名'] },
      { body: '<p>由XXX单位负责落实。</p>', fixed: '<p>由省商务厅负责落实。</p>', hits: ['XXX'] },
      { body: '<p>××公司将参加活动。</p>', hits: ['××'] },
      { body: '<p>本通知自XX年XX月XX日起施行。</p>', hits: ['XX年XX月XX日'] },
      { body: '<p>鄂商发〔2026〕XX号</p>', hits: ['XX'] },
      { body: '<p>2026年×月×日</p>', hits: ['×月×日'] },
      { body: '<p>会议将于 2026 年 X 月 X 日举行。</p><p>说明：示例文本示例文本</p>', hits: ['X 月 X 日', '示例文本示例文本'] },
      { body: '<p>本次活动的经费为____万元，由各单位分担。</p>', hits: ['____'] },
      { body: '<p>单位名称：________　　联系电话：____</p><p>签订日期：____年____月____日</p>', hits: [], note: '留给人填的空' },
      { body: '<p>名单（待补充）</p>', hits: ['待补充'] },
      { body: '<p>TODO：补充数据</p>', hits: ['TODO：补充数据'] },
      { body: '<p>这里是正文内容</p><p>内容待定</p><p>请寄至【请填写地址】。</p>', hits: ['这里是正文内容', '内容待定', '请填写地址'] },
      { body: '<p>具体内容待定，另行通知；这里是标题党的重灾区。</p>', hits: [] },
      { body: '<p>测试测试</p>', hits: ['测试测试'] },
      { body: '<p>这是一条测试新闻。</p>', hits: ['这是一条测试新闻'] },
      { body: '<p>尊敬的{{name}}：</p>', hits: ['{{name}}'] },
      { body: '<p>【插入图片】</p>', hits: ['【插入图片】'] },
      { body: '<p>正文。</p>', hits: ['测试文章'], meta: { title: '测试文章' } },
      { body: '<p>　　年　　月　　日</p>', hits: ['年　　月　　日'] },
      { body: '<p>关于XX工作的通知</p>', hits: ['XX'] },
      { body: '<p>请输入正文内容</p>', hits: ['请输入正文内容'] },
      { body: '<p>请输入企业名称后点击查询。</p>', hits: [], note: '操作说明' },
      { body: '<p>对王××作出行政处罚，当事人李XX未提出异议。</p>', hits: [], note: '隐去姓名' },
      { body: '<p>货物须经X射线检查，尺寸为 3×4×5 米，型号 XXL。</p>', hits: [] },
      { body: '<p>文件名应写作“XX公司申请表.docx”。</p>', hits: [], note: '引用的格式' },
      { body: '<p>以XX公司为例，例如，XX公司进口一批货物；尾号××的车辆限行。</p>', hits: [] },
      { body: '<p>我们的 TODO 清单功能已上线。</p>', hits: [] },
      { body: '<p>标题格式为：关于XX的请示。</p>', hits: [] },
      { body: '<p>对材料待补充的企业，一次性告知。</p>', hits: [], note: '句中的词' },
      { body: '<p>请在此处填写的地址与营业执照一致。</p>', hits: [] },
      { body: '<p>系统完成接口测试，测试数据已清除。</p>', hits: [] },
      { body: '<p>变量写作 <code>{{name}}</code>。</p>', hits: [] },
      { body: '<p>车牌鄂A×××××，电话138××××1234。</p>', hits: [] },
      { body: '<table><tr><td>填表日期</td><td>年　月　日</td></tr></table>', hits: [], note: '表格里留给人填的' },
    ],
    name: '占位文字',
    why: '模板里的“此处填写”“XX单位”“测试”忘了替换就发布，是最伤公信力的低级错误。',
  },
  id: 'placeholder-text',
  severity: 'error',
  source: '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》（严重表述错误）；本站编辑规范',
}
