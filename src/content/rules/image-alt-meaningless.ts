import { hitOn } from './helper/hitOn.ts'
import { imagesOf } from './helper/imagesOf.ts'
import type { Rule } from './rule.ts'

const NAMES = '图|图片|示意图|新闻图片|新闻配图|网页图片|这里是图片|图片描述|照片|图像|图形|相片|插图|配图|题图|截图|截屏|屏幕截图|附图|头图|封面图?|微信图片|微信截图|qq图片|qq截图|新建图片|未命名|未标题|无标题|默认|占位图?|image|images|img|pic|picture|photo|graphic|screenshot|screen ?shot|untitled|alt|undefined|null|none|placeholder|file|dsc|dscn|mmexport|wx_camera|p'
const MEANINGLESS = new RegExp(`^(?:(?:这是|此处为)?(?:一张|本)?(?:${NAMES}))(?:描述|说明|文字|替代文字|alt|text)?[\\s_\\-—#.:：（(]*[\\d_\\-.]*[)）]?$`, 'i')
const FILE = /^[^\s。，]+\.(?:bmp|gif|jpe?g|png|svg|tiff?|webp)$/i
const NO_WORDS = /^[\p{N}\p{P}\p{S}\s]+$|^.$/u
const CODE = /^(?=.*\d)[0-9a-z_-]{6,}$/i

const fileName = (src: string): string => (src.split(/[?#]/)[0]?.split('/').at(-1) ?? '').replace(/\.\w+$/, '')

const isMeaningless = (alt: string, src: string): boolean =>
  MEANINGLESS.test(alt) || FILE.test(alt) || NO_WORDS.test(alt) || /^https?:/i.test(alt) || CODE.test(alt) || (/^[\x21-\x7e]+$/.test(alt) && alt === fileName(src))

/** An alternative text that names the file or says "picture" says nothing. */
export const imageAltMeaningless: Rule = {
  check: (view) => imagesOf(view).flatMap(({ element }) => {
    const alt = (element.attributes['alt'] ?? '').normalize('NFKC').trim()
    if (alt === '' || !isMeaningless(alt, element.attributes['src'] ?? '')) return []
    return [hitOn(element, `图片的替代文字“${alt}”没有说明图片内容，请用一句话说明`)]
  }),
  doc: {
    examples: [
      ...['图片', 'image1.jpg', 'IMG_2034', '1', '图1', '照片2', '微信图片_20260301123456', 'DSC00123', '未标题-1', 'image', '.', 'undefined', '港口.png'].map((alt) => ({
        body: `<p><img src="a.png" alt="${alt}"></p>`, fixed: '<p><img src="a.png" alt="阳逻港集装箱码头"></p>', hits: [`<img src="a.png" alt="${alt}">`],
      })),
      { body: '<p><img src="yangluo.png" alt="yangluo"></p>', hits: ['<img src="yangluo.png" alt="yangluo">'], note: '就是文件名' },
      ...['图1 进出口走势', '湖北省商务厅公章', '图片新闻发布会现场', 'RCEP 协定生效时间表', '办理流程图', '二维码：扫码下载应用', '2026年进出口总额'].map((alt) => ({ body: `<p><img src="a.png" alt="${alt}"></p>`, hits: [] })),
      { body: '<figure><img src="a.png" alt="阳逻港码头"><figcaption>阳逻港码头</figcaption></figure>', hits: [], note: '与图题相同是可以的' },
    ],
    name: '替代文字没有意义',
    why: '“图片”“IMG_2034”这样的替代文字等于没有：读屏软件会照念，听的人还是不知道图里是什么。',
  },
  id: 'image-alt-meaningless',
  severity: 'warning',
  source: 'GB/T 37668-2019 信息无障碍（非文本内容）',
}
