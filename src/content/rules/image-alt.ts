import { type Placed, textWithin } from '../model/contentView.ts'
import { hitOn } from './helper/hitOn.ts'
import { imagesOf } from './helper/imagesOf.ts'
import { isBlank } from './helper/isBlank.ts'
import type { Rule } from './rule.ts'

const DECORATION = /(?:^|[/_-])(?:arrow|bg|blank|border|bullet|decor\w*|divider|dot|hr|icon|ico|line|pixel|separator|shadow|spacer|transparent)s?[\w-]*\.\w+(?:[?#]|$)/i

const isTiny = ({ height, width }: Readonly<Record<string, string>>): boolean =>
  [height, width].some((size) => size !== undefined && /^\d/.test(size) && Number.parseInt(size, 10) <= 3)

/** An empty alternative text says "decoration": right for lines and icons, and beside words of the same link. */
const isDecoration = ({ ancestors, element }: Placed): boolean => {
  const link = ancestors.findLast(({ tag }) => tag === 'a' || tag === 'button')
  return DECORATION.test(element.attributes['src'] ?? '') || isTiny(element.attributes) || (link !== undefined && !isBlank(textWithin(link)))
}

/** Images with content need a text for those who cannot see them. */
export const imageAlt: Rule = {
  check: (view) => imagesOf(view).flatMap((image) => {
    const { alt, ...others } = image.element.attributes
    const named = (others['aria-label'] ?? others['aria-labelledby'] ?? '') !== ''
    if ((alt !== undefined && !isBlank(alt)) || named) return []
    // An upload that was not loaded with the document has no alternative text to judge.
    if (alt === undefined && view.document.format === 'lexical') return []
    return alt === '' && isDecoration(image) ? [] : [hitOn(image.element, '图片没有替代文字，请用一句话说明图片内容；纯装饰图请标明 role="presentation"')]
  }),
  doc: {
    examples: [
      { body: '<p><img src="port.jpg"></p>', fixed: '<p><img src="port.jpg" alt="阳逻港集装箱码头"></p>', hits: ['<img src="port.jpg">'] },
      { body: '<p><img src="port.jpg" alt=""></p>', hits: ['<img src="port.jpg" alt="">'], note: '有内容的图片不能留空' },
      { body: '<p><img src="port.jpg" alt=" "></p>', hits: ['<img src="port.jpg" alt=" ">'] },
      { body: '<p><img src="x.jpg" alt="" role="presentation"></p>', hits: [], note: '标明是装饰' },
      { body: '<p><img src="/images/line.gif" alt=""></p>', hits: [], note: '分隔线' },
      { body: '<p><a href="a.html"><img src="guide.png" alt="">办事指南</a></p>', hits: [], note: '链接另有文字' },
      { body: '<p><img src="a.png" alt="办理流程图"></p>', hits: [] },
    ],
    name: '图片没有替代文字',
    why: '看不见图片的人、图片打不开时的所有人，只能靠替代文字知道图里是什么。',
  },
  id: 'image-alt',
  severity: 'error',
  source: 'GB/T 37668-2019 信息无障碍（非文本内容）',
}
