/** Pages of the portal that belong to no column: address and Chinese title. */
export const FIXED_PAGES: ReadonlyMap<string, string> = new Map([
  ['/', '首页'],
  ['/scores/', '外贸综合服务中心考核得分'],
  ['/policies/', '减免费用政策'],
  ['/applications/', '应用目录'],
  ['/centers/', '外贸综合服务中心'],
  ['/faqs/', '常见问题'],
  ['/search/', '站内搜索'],
])
