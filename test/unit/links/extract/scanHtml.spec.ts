import { describe, expect, it } from '@jest/globals'
import { decodeHTML } from 'entities'
import fc from 'fast-check'
import { type Token, Tokenizer, TokenizerMode } from 'parse5'

import { traitsOf } from '../../../../src/links/htmlElements.ts'
import { type Content, HtmlScanner } from '../../../../src/links/scanHtml.ts'

type Event = { open: string; index: number; attributes: Record<string, string>; selfClosing: boolean } | { close: string } | { text: string }

const NAMES = ['href', 'src', 'id', 'hidden', 'title', '=x', 'data-中', '"', "'", 'a<b', 'class']

/** Texts are told in one piece, whatever the number of runs. */
const joining = (events: Event[]) => (text: string): void => {
  const last = events.at(-1)
  if (last && 'text' in last) last.text += text
  else events.push({ text })
}

function ours(source: string, sliceLength: number): Event[] {
  const events: Event[] = []
  const addText = joining(events)
  const scanner = new HtmlScanner(source, {
    open: (tag): Content => {
      const attributes = Object.fromEntries(NAMES.flatMap((name) => [tag.get(name)].filter((value) => value !== undefined).map((value) => [name, value])))
      events.push({ open: tag.name, index: tag.index, attributes, selfClosing: tag.isSelfClosing })
      return traitsOf(tag.name).content
    },
    close: (name) => events.push({ close: name }),
    text: (start, end, isLiteral) => addText(isLiteral ? source.slice(start, end) : decodeHTML(source.slice(start, end))),
    inForeign: () => false,
  })
  for (let until = sliceLength; !scanner.run(until); until += sliceLength) continue
  return events
}

const MODES = { markup: null, raw: TokenizerMode.RAWTEXT, escapable: TokenizerMode.RCDATA, plaintext: TokenizerMode.PLAINTEXT }

/** The same by parse5, the reference implementation of the standard. */
function reference(source: string): Event[] {
  const events: Event[] = []
  const addText = joining(events)
  const onCharacter = ({ chars }: Token.CharacterToken): void => addText(chars)
  const ignored = (): void => undefined
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, {
    onStartTag: ({ tagName, attrs, selfClosing, location }) => {
      const attributes = Object.fromEntries(attrs.filter(({ name }) => NAMES.includes(name)).map(({ name, value }) => [name, value]))
      events.push({ open: tagName, index: location?.startOffset ?? -1, attributes, selfClosing })
      const mode = tagName === 'script' ? TokenizerMode.SCRIPT_DATA : MODES[traitsOf(tagName).content]
      if (mode !== null) tokenizer.state = mode
      tokenizer.lastStartTagName = tagName
    },
    onEndTag: ({ tagName }) => events.push({ close: tagName }),
    onCharacter, onWhitespaceCharacter: onCharacter, onNullCharacter: onCharacter, onComment: ignored, onDoctype: ignored, onEof: ignored,
  })
  tokenizer.write(source, true)
  return events
}

const name = fc.constantFrom('a', 'A', 'p', 'img', 'script', 'SCRIPT', 'style', 'title', 'textarea', 'xmp', 'noscript', 'plaintext', 'x-中', 'scripty')
const space = fc.constantFrom('', ' ', '\n', '\t', '\f', '/', ' / ')
const value = fc.constantFrom('', '=x', '="a b"', "='c\"d'", '=a&amp;b', '="&copy=1&copy;&notit;"', '= "q"', '=/', '="', '=', '=>', '="x"y', "='&#x4e2d;'", '=a"b')
const attribute = fc.tuple(space, fc.constantFrom(...NAMES, 'HREF', 'Id'), fc.constantFrom('', ' ', '\n'), value).map((parts) => parts.join(''))
const startTag = fc.tuple(name, fc.array(attribute, { maxLength: 3 }), space, fc.constantFrom('>', '>', '>', '/>', '')).map(([tag, attributes, gap, end]) => `<${tag}${attributes.join('')}${gap}${end}`)
const endTag = fc.tuple(name, fc.constantFrom('>', ' >', ' href=">">', '/>', '')).map((parts) => `</${parts.join('')}`)
const noise = fc.constantFrom(
  'text', '中文 ', '&amp;', '&copyx', '&#0;', '&', '<', '</', '</>', '</ p>', '<1>', '>', '-', '--', '-->', '--!>', '<!--', '<!-->', '<!--->', '<!---', '<!>', '<!doctype html>', '<![CDATA[x]]>', ']]>', '<?php >', '"', "'", '\n', '<!-', '!',
)
const markup = fc.array(fc.oneof({ arbitrary: startTag, weight: 3 }, { arbitrary: endTag, weight: 2 }, { arbitrary: noise, weight: 3 }), { maxLength: 16 }).map((parts) => parts.join(''))

describe('HtmlScanner', () => {
  it('should find the tags, attributes and texts that the reference implementation finds, in slices of any size', () => {
    fc.assert(fc.property(markup, fc.integer({ min: 1, max: 40 }), (source, sliceLength) => {
      expect(ours(source, sliceLength)).toEqual(reference(source))
    }), { numRuns: process.env['LONG'] ? 100_000 : 3000, seed: 42 })
  })

  it.each([
    ['a script that comments itself out', '<script><!-- <script>a</script> b --></script><a href=1>'],
    ['a comment that ends where it begins', '<script><!--><script></script><a href=1>'],
    ['an end tag inside a quoted value', '<a href="</a><b>">x</a>'],
    ['an end tag with attributes', '<p>x</p href=">">y'],
    ['a start tag without end', 'x<a href="1'],
  ])('should read %s as the reference implementation does', (_what, source) => expect(ours(source, 1000)).toEqual(reference(source)))

  it.each([
    ['opened tags', '<b '], ['comments', '<!--'], ['end tags', '</'], ['brackets', '<'], ['styles', '<style>'], ['quotes', '<a b="'], ['dashes', '<!---'], ['scripts', '<script><!--'],
  ])('should come to an end with a million unfinished %s', (_what, piece) => {
    const source = piece.repeat(1_000_000 / piece.length)
    let calls = 0
    const scanner = new HtmlScanner(source, { open: (tag) => { calls += 1; return traitsOf(tag.name).content }, close: () => (calls += 1), text: () => (calls += 1), inForeign: () => false })
    expect(scanner.run(source.length)).toBe(true)
    expect(calls).toBeLessThan(source.length)
  })
})
