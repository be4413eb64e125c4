import { ENDS_NAME, isOf } from './htmlNames.ts'

const SCRIPT_MARKS = /<!--|-->|<(\/?)script[\t\n\f\r />]/gi

/**
 * Where the raw text that begins at `from` ends: at the `</` of its end tag, or with the source. A script that writes
 * `<!-- <script>` goes on behind the first `</script>`, as the standard's escaped states have it (§13.2.5.15 to 13.2.5.31).
 */
export const endOfRawText = (source: string, from: number, name: string): number => (name === 'script' ? endOfScript(source, from) : endOfElement(source, from, name))

function endOfElement(source: string, from: number, name: string): number {
  for (let at = source.indexOf('</', from); at !== -1; at = source.indexOf('</', at + 2)) {
    const end = at + 2 + name.length
    if (isOf(source.charCodeAt(end), ENDS_NAME) && source.slice(at + 2, end).toLowerCase() === name) return at
  }
  return source.length
}

function endOfScript(source: string, from: number): number {
  let state: 'plain' | 'escaped' | 'double' = 'plain'
  SCRIPT_MARKS.lastIndex = from
  for (let mark = SCRIPT_MARKS.exec(source); mark; mark = SCRIPT_MARKS.exec(source)) {
    const isEnd = mark[1] === '/'
    if (mark[0] === '-->') state = 'plain'
    else if (mark[0] === '<!--') {
      if (state === 'plain') state = 'escaped'
      SCRIPT_MARKS.lastIndex = mark.index + 2 // `<!-->` and `<!--->` end where they begin
    } else if (state === 'double') state = isEnd ? 'escaped' : 'double'
    else if (isEnd) return mark.index
    else if (state === 'escaped') state = 'double'
  }
  return source.length
}
