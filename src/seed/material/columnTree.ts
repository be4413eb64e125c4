export type SeedColumn = { below?: SeedColumn[]; class: 'dynamic' | 'notice' | 'other' | 'policy'; columnType: string; perMonth?: number; reviewLevels?: number; slug: string; title: string }

/** The portal's columns, named as on a trade portal. */
export const COLUMN_TREE: SeedColumn[] = [
  {
    below: [
      { class: 'dynamic', columnType: '工作动态', perMonth: 4, reviewLevels: 2, slug: 'chumaotong', title: '楚贸通新闻资讯' },
      { class: 'dynamic', columnType: '工作动态', slug: 'gongzuo', title: '工作动态' },
      { class: 'notice', columnType: '通知公告', slug: 'tongzhi', title: '通知公告' },
      { class: 'dynamic', columnType: '工作动态', slug: 'hangye', title: '行业资讯' },
      { class: 'dynamic', columnType: '工作动态', slug: 'shizhou', title: '市州动态' },
    ],
    class: 'dynamic', columnType: '工作动态', slug: 'xinwen', title: '新闻资讯',
  },
  {
    below: [
      { class: 'policy', columnType: '政策文件', slug: 'waimao', title: '外贸政策' },
      { class: 'policy', columnType: '政策文件', slug: 'kouan', title: '口岸政策' },
      { class: 'policy', columnType: '政策文件', slug: 'haiguan', title: '海关政策' },
      { class: 'policy', columnType: '政策解读', slug: 'jiedu', title: '政策解读' },
    ],
    class: 'policy', columnType: '政策文件', slug: 'zhengce', title: '政策文件',
  },
  {
    below: [
      { class: 'other', columnType: '办事服务', slug: 'tongguan', title: '通关办理' },
      { class: 'other', columnType: '办事服务', slug: 'tuishui', title: '出口退税' },
      { class: 'other', columnType: '办事服务', slug: 'xuke', title: '许可证件' },
      { class: 'other', columnType: '办事服务', slug: 'yuanchandi', title: '原产地证' },
    ],
    class: 'other', columnType: '办事服务', slug: 'banshi', title: '办事指南',
  },
  {
    below: [
      { class: 'dynamic', columnType: '工作动态', slug: 'fuwu', title: '综合服务' },
      { class: 'other', columnType: '办事服务', slug: 'zhongxin', title: '服务中心' },
      { class: 'dynamic', columnType: '工作动态', slug: 'anli', title: '服务案例' },
    ],
    class: 'dynamic', columnType: '工作动态', slug: 'cmt', title: '楚贸通',
  },
  {
    below: [
      { class: 'notice', columnType: '通知公告', slug: 'gonggao', title: '免收费公告' },
      { class: 'other', columnType: '办事服务', slug: 'liucheng', title: '办理流程' },
      { class: 'other', columnType: '数据发布', slug: 'tongji', title: '免收费统计' },
    ],
    class: 'other', columnType: '办事服务', slug: 'chayan', title: '查验免收费',
  },
  {
    below: [
      { class: 'dynamic', columnType: '工作动态', slug: 'shuiyun', title: '水运口岸' },
      { class: 'dynamic', columnType: '工作动态', slug: 'hangkong', title: '航空口岸' },
      { class: 'dynamic', columnType: '工作动态', slug: 'tielu', title: '铁路口岸' },
    ],
    class: 'dynamic', columnType: '工作动态', slug: 'koudong', title: '口岸动态',
  },
  { class: 'other', columnType: '咨询投诉', slug: 'wenda', title: '常见问题解答' },
  { class: 'other', columnType: '概况信息', slug: 'guanyu', title: '关于我们' },
]
