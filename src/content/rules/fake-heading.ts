import type { ContentView } from '../model/contentView.ts'
import { placeAt, type TextBlock } from '../model/textBlocks.ts'
import { emphasisOf, statedSize } from './helper/emphasisOf.ts'
import { isBlank } from './helper/isBlank.ts'
import { markerOf } from './helper/markerOf.ts'
import { paragraphs } from './helper/paragraphs.ts'
import type { Rule } from './rule.ts'

const LONGEST = 30
const LONGEST_UNNUMBERED = 20

/** A paragraph that follows must be running text, so this long, or a list or table. */
const SHORTEST_TEXT = 12

const NUMBERED = new Set(['一、', '（一）', '章', '节'])
const SENTENCE = /[。！？；…!?;]|[，,：:]$/

/** A bold label of a section; 注意： and the like are calls in the text, not its parts. */
const LABEL = /(?:条件|材料|流程|范围|对象|依据|方式|标准|时限|要求|安排|内容|程序|措施|背景|目标|任务|成效|原则|意义|期限|方法|步骤|概况|情况|政策|问题)[：:]$/
const NOT_A_HEADING = new RegExp([
  '^(?:图|表|附图|附表|续表|Fig|Table)\\s*[\\d一二三四五六七八九十]', // captions
  '^(?:附件?|注|备注|说明|来源|作者|编辑|责编|审核|责任编辑|记者|通讯员|供稿|摄影|联系人|联系电话|电话|地址|邮箱|网址|日期|时间|抄送|主送|签发)\\s*[\\d一二三四五六七八九十]*\\s*[:：]',
  '^[（(\\[].*[）)\\]]$', // a remark in brackets
  '〔\\d{4}〕', // number of a document
  '^\\d{4}年|^[二〇零○]{2}|\\d+月\\d+日$|^[\\d\\s:：./-]+$', // dates
  '(?:厅|局|委|委员会|办公室|海关|中心|公司|协会|政府|处|部)$', // signatures
].join('|'))

const FOLLOWERS = new Set(['dl', 'ol', 'table', 'ul'])

const isRunningText = (block: TextBlock | undefined): boolean => {
  if (!block) return false
  if (block.tag === 'li' || block.tag === 'td' || block.tag === 'th' || FOLLOWERS.has(block.tag)) return true
  const { bold, large } = emphasisOf(block)
  return block.level === 0 && !bold && !large && (block.text.trim().length >= SHORTEST_TEXT || /[。？！；：]$/.test(block.text.trim()))
}

const isShortLine = (text: string, longest: number): boolean => text.length >= 2 && text.length <= longest && !SENTENCE.test(text) && !text.includes('\n')

/** A numbered short line before running text is a heading, bold or not; siblings of one numbering with nothing between them are a list. */
const isNumberedHeading = (block: TextBlock, { before, next }: { before: TextBlock | undefined; next: TextBlock }): boolean => {
  const marker = markerOf(block.text)
  const title = block.text.trim()
  if (!marker || !isShortLine(title, LONGEST) || isBlank(block.text.slice(marker.length))) return false
  const { bold, large } = emphasisOf(block)
  if (!NUMBERED.has(marker.kind) && !bold && !large) return false
  return bold || large || ![before, next].some((neighbour) => neighbour && markerOf(neighbour.text)?.kind === marker.kind)
}

const standsOut = (block: TextBlock, next: TextBlock): boolean => {
  const { bold, large } = emphasisOf(block)
  return (bold && !emphasisOf(next).bold) || (large && statedSize(block) > statedSize(next) + 1)
}

const isUnnumberedHeading = (block: TextBlock, next: TextBlock): boolean => {
  const whole = block.text.trim()
  const title = LABEL.test(whole) && next.tag !== 'li' && next.tag !== 'th' && next.tag !== 'td' ? whole.slice(0, -1) : whole
  return isShortLine(title, LONGEST_UNNUMBERED) && !/[，,]/.test(title) && !NOT_A_HEADING.test(title) && standsOut(block, next)
}

const isCentredTitle = (block: TextBlock, at: number, view: ContentView): boolean => at === 0 && block.text.trim() === (view.document.meta.title ?? '')

const fakes = (view: ContentView): TextBlock[] => {
  const shown = view.blocks.filter((block) => !isBlank(block.text))
  const running = shown.filter(({ level, tag }) => level === 0 && tag !== 'td' && tag !== 'th').length
  return paragraphs(view).filter((block) => {
    if (isBlank(block.text) || block.text.length > 2 * LONGEST) return false
    const at = shown.indexOf(block)
    const next = shown[at + 1]
    if (!next || !isRunningText(next) || isCentredTitle(block, at, view)) return false
    return isNumberedHeading(block, { before: shown[at - 1], next }) || (running >= 3 && isUnnumberedHeading(block, next))
  })
}

/** A bold line that a line break parts from the text below it, in one paragraph. */
const headLine = (block: TextBlock): null | string => {
  const end = block.text.indexOf('\n')
  const line = block.text.slice(0, Math.max(0, end)).trim()
  const rest = block.text.slice(end + 1)
  if (line === '' || rest.includes('\n') || rest.length < 2 * SHORTEST_TEXT || /^.{0,8}[：:]/.test(rest) || !isShortLine(line, LONGEST_UNNUMBERED) || /[，,]/.test(line) || NOT_A_HEADING.test(line)) return null
  const split = (before: boolean): TextBlock => ({ ...block, segments: block.segments.filter(({ start }) => start < end === before) })
  return emphasisOf(split(true)).bold && !emphasisOf(split(false)).bold ? line : null
}

const titlesOf = (view: ContentView): { block: TextBlock; title: string }[] => [
  ...fakes(view).map((block) => ({ block, title: block.text.trim() })),
  ...paragraphs(view).flatMap((block) => {
    const title = headLine(block)
    return title === null ? [] : [{ block, title }]
  }),
]

/** A short line made to look like a heading by bold or large type or by its number, where no heading is marked. */
export const fakeHeading: Rule = {
  check: (view) => titlesOf(view).map(({ block, title }) => ({ message: `“${title}”看上去是小标题，但只是加粗、放大或编了号的文字，请设为标题`, place: placeAt(block, 0), text: title })),
  doc: {
    examples: [
      {
        body: '<p><strong>办理条件</strong></p><p>申请企业应当在湖北省内注册，并取得报关单位备案。</p><p>材料齐全的当场受理。</p>',
        fixed: '<h2>办理条件</h2><p>申请企业应当在湖北省内注册，并取得报关单位备案。</p><p>材料齐全的当场受理。</p>', hits: ['办理条件'],
      },
      {
        body: '<p>一、总体要求</p><p>各单位要提高认识，确保查验免收费政策落到实处。</p><p>二、工作安排</p><p>各口岸按月报送数据，由省商务厅汇总公布。</p>',
        fixed: '<h2>一、总体要求</h2><p>各单位要提高认识，确保查验免收费政策落到实处。</p><h2>二、工作安排</h2><p>各口岸按月报送数据，由省商务厅汇总公布。</p>',
        hits: ['一、总体要求', '二、工作安排'], note: '公文式编号',
      },
      { body: '<p><span style="font-size:20px">服务对象</span></p><p>在湖北口岸开展进出口业务的企业和个人。</p><p>另有规定的除外。</p>', hits: ['服务对象'] },
      { body: '<p><b>（一）申报流程</b></p><p>登录“单一窗口”，选择货物申报模块后提交。</p>', hits: ['（一）申报流程'] },
      { body: '<p><b>1. 准备材料</b></p><ul><li>报关单</li><li>合同</li></ul>', hits: ['1. 准备材料'] },
      { body: '<div><font size="5">常见问题</font></div><p>企业在申报中遇到的问题可以拨打热线咨询。</p><p>热线全天开通。</p>', hits: ['常见问题'] },
      { body: '<p><strong>【办理条件】</strong></p><p>申请企业应当在湖北省内注册，并取得备案。</p><p>材料齐全的当场受理。</p>', hits: ['【办理条件】'] },
      { body: '<p><strong>适用范围</strong><br>在湖北口岸开展进出口业务的企业和个人，另有规定的除外。</p>', hits: ['适用范围'], note: '一段之内用换行隔开' },
      { body: '<p><strong>申报材料：</strong></p><ul><li>报关单</li></ul><p>请提前备齐。</p>', hits: [], note: '列表的引语' },
      { body: '<p><strong>系统将于今晚停机维护</strong></p><p>请各企业提前办理业务，恢复时间另行通知。</p>', hits: [], note: '一段话的通知里的强调' },
      { body: '<p>一、提高认识。各单位要加强领导。</p><p>二、压实责任。各口岸要明确专人。</p>', hits: [], note: '编号的是整段文字' },
      { body: '<p>请携带以下材料，缺一不可，否则不予受理。</p><p>办理时间为工作日。</p><p><strong>湖北省商务厅</strong></p><p>2026年3月1日</p>', hits: [], note: '加粗的落款' },
      { body: '<p>正文第一段，介绍政策的背景和意义。</p><p><strong>2026年3月1日</strong></p><p>以上内容由省商务厅负责解释，自发布之日起施行。</p>', hits: [], note: '日期' },
      { body: '<p>走势见下图，数据由海关统计，按月公布更新。</p><p><img src="a.png" alt="走势"></p><p><strong>图1 进出口走势</strong></p><p>从图中可以看出，三季度增速加快，全年有望稳定。</p>', hits: [], note: '图题' },
      { body: '<table><tr><td><strong>地区</strong></td><td>数量</td></tr></table><p>以上数据来自武汉海关，按月更新。</p><p>仅供参考。</p>', hits: [] },
      { body: '<p><strong>注意：</strong></p><p>请在规定时间内提交申请材料，逾期不再受理。</p><p>特此通知。</p>', hits: [], note: '以冒号结尾的提示语' },
      { body: '<p>一、张三</p><p>二、李四</p><p>三、王五</p><p>公示期内如有异议，请以书面形式反映。</p>', hits: [], note: '编号名单' },
      { body: '<p>本次调整<strong>只涉及</strong>出口货物，进口货物不变。</p><p>请相互转告。</p><p>特此通知。</p>', hits: [] },
    ],
    name: '假标题',
    why: '用加粗、大字号或编号冒充标题，目录、读屏软件和手机版都认不出来，文章在它们那里没有结构。',
  },
  id: 'fake-heading',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（标题结构）',
}
