const NAMES: Readonly<Record<string, string>> = {
  'address-forbidden': '指向内网或本机', 'auth': '需要登录', 'blank': '页面空白', 'bot-wall': '要求人机验证', 'chain': '多次跳转', 'connect': '连接不上', 'dns': '域名无法解析', 'drift': '内容与归属已变',
  'empty-file': '文件为空', 'endless': '内容没有尽头', 'external': '站外', 'forbidden': '拒绝访问', 'fragment-missing': '锚点不存在', 'hidden-link': '暗链', 'hijacked': '被劫持', 'lexicon': '含违法内容',
  'limit': '超出巡检范围', 'no-network': '没有网络', 'ok': '正常', 'parked': '域名已停放', 'permanent': '永久跳转', 'rate-limited': '限制访问频率', 'redirect-bad-location': '跳转地址无效', 'redirect-broken': '跳转后失效',
  'redirect-cross-site': '跳转到其他网站', 'redirect-downgrade': '跳转到不加密的地址', 'redirect-long': '跳转过长', 'redirect-loop': '循环跳转', 'redirect-no-location': '跳转没有去向', 'redirect-to-home': '跳转到首页',
  'redirect-too-long': '跳转超过 20 次', 'reset': '连接被重置', 'robots': 'robots 不允许', 'scheme': '不是网页地址', 'soft-404': '页面称内容不存在', 'temporary': '临时跳转', 'timeout': '超时', 'tls': '证书或加密有误',
  'truncated': '内容不完整', 'type-mismatch': '文件与扩展名不符', 'url-malformed': '地址格式错误',
}

const STATUS = /^http-(\d{3})$/

/** A reason code of a link's verdict (DESIGN §6) in Chinese; an unknown code as it is. */
export const reasonName = (reason: string): string => {
  const status = STATUS.exec(reason)?.[1]
  if (status === '404') return '页面不存在，404'
  if (status === '410') return '已永久删除，410'
  if (status !== undefined) return Number(status) >= 500 ? `服务器出错，${status}` : `打不开，${status}`
  return NAMES[reason] ?? reason
}
