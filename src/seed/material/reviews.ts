/** A text that stands somewhere in the review. `hours`: how long ago its last step was. */
export type SeedReview = {
  column: string
  comments?: readonly { field: string; quote?: string; text: string }[]
  hours: number
  paragraphs: readonly string[]
  remark?: string
  state: 'approved' | 'emergency' | 'levelOne' | 'returned' | 'submitted'
  title: string
}

/** One text for each thing that people at the desk are asked for. */
export const REVIEWS: readonly SeedReview[] = [
  {
    column: 'tongzhi', hours: 3, paragraphs: ['各有关企业：因系统升级，单一窗口将于周六进行维护。', '维护期间暂停在线申报，请提前安排。'], state: 'submitted', title: '关于单一窗口系统维护的通知（演示）',
  },
  {
    column: 'chumaotong', hours: 5, paragraphs: ['楚贸通平台新增出口退税进度查询，企业登录后即可使用。', '已有账号无需重新注册。'], state: 'levelOne', title: '楚贸通上线退税进度查询（演示）',
  },
  {
    column: 'tongzhi', comments: [{ field: 'body', quote: '近期举办', text: '请写明日期和地点' }, { field: 'title', text: '标题里请写明宣讲的政策' }], hours: 20,
    paragraphs: ['我省将于近期举办外贸政策宣讲会，欢迎企业报名。', '报名通过单一窗口在线办理。'], remark: '时间、地点不明确，见 2 处批注', state: 'returned', title: '关于举办政策宣讲会的通知（演示）',
  },
  {
    column: 'hangye', hours: 8, paragraphs: ['本季度中欧班列集装箱发运量稳步增长。', '主要货类为机电产品和汽车零部件。'], state: 'approved', title: '中欧班列运行情况（演示）',
  },
  {
    column: 'shuiyun', hours: 2, paragraphs: ['受大风影响，港区今日暂停查验作业，恢复时间另行通知。'], state: 'emergency', title: '关于大风天气暂停查验作业的通知（演示）',
  },
]
