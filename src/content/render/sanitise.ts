import sanitizeHtml from 'sanitize-html'

const TAGS = [
  'a', 'blockquote', 'br', 'caption', 'code', 'em', 'figcaption', 'figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'li', 'mark', 'ol', 'p',
  's', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul',
]
const CLASSES = ['align-*', 'attachment', 'checked', 'indent-*', 'unchecked', 'checklist']

const OPTIONS: sanitizeHtml.IOptions = {
  allowedAttributes: {
    a: ['href', 'rel', 'target', 'download'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    ol: ['start'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
  },
  allowedClasses: { '*': CLASSES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedTags: TAGS,
  allowProtocolRelative: true,
  disallowedTagsMode: 'discard',
  selfClosing: ['br', 'hr', 'img'],
}

/** Second line of defence behind the renderer's allow-list: drops every element, attribute and scheme not named here. */
export const sanitise = (html: string): string =>
  sanitizeHtml(html, OPTIONS).replace(/ \/>/g, '>').replace(/\u00a0/g, '&nbsp;')
