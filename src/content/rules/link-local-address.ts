import ipaddr from 'ipaddr.js'

import { hitOn } from './helper/hitOn.ts'
import { linkHit } from './helper/linkHit.ts'
import { linksOf } from './helper/linksOf.ts'
import { webTarget } from './helper/webTarget.ts'
import type { Rule } from './rule.ts'

const DISK = /^(?:file:|[a-z]:[\\/]|[a-z]\|[\\/]|\\\\[\w.-]+\\|\/[a-z]:\/|[a-z]%3a)/i
const OWN_NAMES = /^(?:localhost|[^.]+|.*\.(?:localhost|local|lan|intranet|internal|home|corp|localdomain))$/

const isPrivateIp = (host: string): boolean => {
  if (!/^(?:[\d.]+|\[.*\])$/.test(host)) return false
  try {
    return ipaddr.parse(host.replace(/^\[|\]$/g, '')).range() !== 'unicast'
  } catch {
    return false // digits that are no address
  }
}

/** True for addresses that only one computer or one office network can open. */
const isLocal = (address: string): boolean => {
  if (DISK.test(address)) return true
  const host = webTarget(address)?.host
  return host !== undefined && !/^(?:https?)?$/.test(host) && (OWN_NAMES.test(host) || isPrivateIp(host))
}

/** Links and images that readers outside the office cannot open. */
export const linkLocalAddress: Rule = {
  check: (view) => [
    ...linksOf(view).filter(({ href }) => isLocal(href)).map((link) => linkHit(link, `“${link.href}”是本机或内网地址，读者打不开，请换成公开地址`)),
    ...view.elements('img', 'iframe', 'video', 'source', 'script').filter(({ element }) => isLocal((element.attributes['src'] ?? '').trim()))
      .map(({ element }) => hitOn(element, `“${element.attributes['src'] ?? ''}”是本机或内网地址，读者看不到，请上传后再引用`)),
  ],
  doc: {
    examples: [
      { body: '<p><a href="http://localhost:3000/a">指南</a></p>', hits: ['<a href="http://localhost:3000/a">指南</a>'] },
      { body: '<p><a href="http://192.168.1.20/files/a.pdf">文件下载</a></p>', hits: ['<a href="http://192.168.1.20/files/a.pdf">文件下载</a>'] },
      { body: '<p><a href="http://10.1.2.3:8080/oa">系统</a></p>', hits: ['<a href="http://10.1.2.3:8080/oa">系统</a>'] },
      { body: '<p><a href="file:///C:/Users/a/通知.docx">通知下载</a></p>', hits: ['<a href="file:///C:/Users/a/通知.docx">通知下载</a>'] },
      { body: '<p><a href="D:\\资料\\通知.docx">通知下载</a></p>', hits: ['<a href="D:\\资料\\通知.docx">通知下载</a>'] },
      { body: '<p><a href="http://oa/notice">通知</a></p>', hits: ['<a href="http://oa/notice">通知</a>'] },
      { body: '<p><img src="file:///C:/a.png" alt="港口"></p>', hits: ['<img src="file:///C:/a.png" alt="港口">'] },
      { body: '<p><a href="http://59.175.1.2:8080/a">系统</a></p>', hits: [], note: '公网地址' },
      { body: '<p><a href="https://www.example.com/localhost/">说明</a></p>', hits: [] },
      { body: '<p>本机地址 <code>http://localhost:3000</code> 只用于调试。</p>', hits: [] },
    ],
    name: '本机或内网地址',
    why: '从办公电脑上复制的地址只有自己能打开，还会泄露内网结构和用户名。',
  },
  id: 'link-local-address',
  severity: 'error',
  source: 'RFC 1918、RFC 6761（私有地址和保留名称）；本站安全规范',
}
