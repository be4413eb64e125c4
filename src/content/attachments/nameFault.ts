import iconv from 'iconv-lite'

const NOTHING = /^(?:新建|未命名|无标题|無標題|untitled|new)(?:\s*(?:microsoft\s*)?(?:office\s*)?(?:word|excel|powerpoint|wps|docx?|xlsx?|pptx?|pdf|文本|文字|document)?\s*(?:文档|文稿|工作表|表格|演示文稿|文件夹|文件|图像|图片|压缩包)?)?\s*[-_]?[（(]?\d*[）)]?$/i
const GENERIC = /^(?:附件|附表|附录|附|文档|文件|工作簿|工作表|表格|演示文稿|下载|副本|document|doc|file|book|sheet|presentation|download|attachment|scan|扫描(?:件|文件|全能王)?)\s*[-_]?\s*[（(]?(?:\d{1,4}|[一二三四五六七八九十])?[）)]?$/i
const COPIED = /^(?:复件|副本|Copy of)\s*(?:\(\d+\)|（\d+）)?[\s_-]+\S|[-_ ]\s*(?:副本|复制|Copy)\s*(?:[（(]\d+[）)])?$|\S\s*\(\d{1,2}\)$/i
const TYPED_AT_RANDOM = /^(?:([a-z])\1+|asdf\w*|qwer\w*|abc|test|tmp|temp|xxx?|aa?bb?(?:cc?)?)[-_ ]?\d{0,4}$/i
const CAMERA = /^(?:IMG|DSC|DSCN|DSCF|PXL|VID|MVIMG|P)[-_]?\d{4,}|^(?:mmexport|wx_camera_|Screenshot|Snipaste|WeChat|微信图片|微信截图|QQ图片|QQ截图|屏幕截图|截图|截屏|企业微信截图)[-_\s]?\d*/i
const HASH = /^(?:[0-9a-f]{16,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i
const SERIAL = /^[A-Z]{0,2}\d{12,}$/i
const PERCENT = /(?:%[0-9a-f]{2}){3,}|(?:#U[0-9a-f]{4}){1,}|&#x?[0-9a-f]{2,6};/i
const REPLACED = /[\ufffd\u0000-\u001f\u007f]|锟斤拷|锟|烫烫|屯屯|\?{3,}/
const WORDS = /[\u4e00-\u9fff]{2}/
const CHINESE = /[\u4e00-\u9fff]/

const decodes = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // the question was whether it decodes
  }
}

/** The bytes a name had before it was read as Western European text. */
const westernBytes = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((char) => (char <= '\u00ff' ? [char.charCodeAt(0)] : [...iconv.encode(char, 'win1252')])))

/** Names are cut to a length in bytes: a last character may be incomplete. */
const decodesMostly = (bytes: Uint8Array, encoding: string): string | null =>
  [0, 1, 2].map((cut) => decodes(bytes.subarray(0, bytes.length - cut), encoding)).find((text) => text !== null) ?? null

/** Chinese that was read in the wrong encoding, by trying the way back. */
const misread = (stem: string): string | null => {
  const foreign = stem.replace(/[\x00-\x7f]/g, '')
  if (foreign.length < 3) return null
  const tries = CHINESE.test(foreign)
    ? [decodesMostly(iconv.encode(foreign, 'gbk'), 'utf-8')]
    : ['utf-8', 'gbk'].map((encoding) => decodesMostly(westernBytes(stem), encoding))
  return tries.find((text) => text !== null && WORDS.test(text)) ?? null
}

/** Whether a name is what a program gave, or garbled: no author writes such a name, for an article either. */
export const isAccidentalName = (stem: string): boolean => {
  const name = stem.normalize('NFC').trim()
  return NOTHING.test(name) || misread(name) !== null || REPLACED.test(name) || PERCENT.test(name)
}

const isSerial = (name: string): boolean => HASH.test(name) || SERIAL.test(name) || /^[\d\s_.()-]+$/.test(name)

/** What a name fails to say, first fault first. */
const FAULTS: readonly (readonly [fails: (name: string) => boolean, fault: string])[] = [
  [(name) => REPLACED.test(name), '含有乱码'],
  [(name) => PERCENT.test(name), '还是编码，没有还原成文字'],
  [(name) => NOTHING.test(name) || name === '', '是软件给的默认名称'],
  [(name) => GENERIC.test(name) || TYPED_AT_RANDOM.test(name), '没有说明内容'],
  [(name) => CAMERA.test(name), '是拍照或截图软件给的名称'],
  [isSerial, '只是一串编号，看不出内容'],
  [(name) => COPIED.test(name), '带有复制或重复下载留下的字样'],
]

/** What is wrong with a file's name for a reader who downloads it; null when it says something. `stem` is the name without its extension. */
export const nameFault = (stem: string): string | null => {
  const name = stem.normalize('NFC').trim()
  const right = misread(name)
  if (right !== null) return `是乱码，原意可能是“${right}”`
  return FAULTS.find(([fails]) => fails(name))?.[1] ?? null
}
