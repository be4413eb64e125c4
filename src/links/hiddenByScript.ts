import { compactStyle, hidingOf } from '../shared/hiding.ts'

const WRITE = /document\.write(?:ln)?\s*\(\s*(["'`])((?:(?!\1)[^\\]|\\.){1,2000})\1\s*\)/gs
const STYLED = /<(\w+)\b[^<>]{0,400}?\bstyle\s*=\s*\\?["']?([^"'<>]{1,400})/i
const HIDE = /document\.getElementById\(\s*["']([\w-]{1,80})["']\s*\)\.style\.(?:display\s*=\s*["']none|visibility\s*=\s*["']hidden)["']/g
/** Scripts that hide something when something happens: menus, dialogs, tabs. */
const ON_OCCASION = /function|=>|addEventListener|setTimeout|\bon[a-z]+\s*=|\bif\b/
const LONG = 2000

/** Boxes that scripts open around what stands between them: `document.write('<div style="display:none">')` … `document.write('</div>')`. */
export class WrittenBoxes {
  /** Whether a hiding box is open. */
  isHidden = false

  /** Reads a script where it stands. */
  read(script: string): void {
    if (script.length > LONG || !script.includes('document.write') || ON_OCCASION.test(script)) return
    for (const [, , written = ''] of script.matchAll(WRITE)) {
      const markup = written.replaceAll('\\', '')
      if (opensHidden(markup)) this.isHidden = true
      else if (/^\s*<\/\w/.test(markup)) this.isHidden = false
    }
  }
}

function opensHidden(markup: string): boolean {
  const [, name, style = ''] = STYLED.exec(markup) ?? []
  return name !== undefined && !markup.toLowerCase().includes(`</${name.toLowerCase()}`) && hidingOf(compactStyle(style)) !== null
}

/** Ids of elements that a script hides at once, on no occasion. */
export const hiddenIds = (script: string): string[] =>
  script.length > LONG || !script.includes('getElementById') || ON_OCCASION.test(script) ? [] : [...script.matchAll(HIDE)].map(([, id]) => id ?? '')
