import { describe, expect, it } from '@jest/globals'

import { compactStyle, hidingOf } from '../../../src/shared/hiding.ts'
import { isHiddenBy, type StyledElement, styleRules } from '../../../src/links/styleRules.ts'

const element = (written: string): StyledElement => {
  const [name = '', ...classes] = written.split('.')
  const [tag = '', id = ''] = name.split('#')
  return { name: tag, id, classes, own: [] }
}
const isHidden = (css: string, path: string): boolean => isHiddenBy([styleRules(css)], path.split(' ').map(element))

describe('hidingOf', () => {
  it.each([
    ['DISPLAY : none !important', 'display'], ['visibility:hidden', 'visibility'], ['opacity:0', 'opacity'], ['opacity: .0', 'opacity'], ['filter:alpha(opacity=0)', 'opacity'], ['font-size:0', 'font-size'], ['font-size:.1px', 'font-size'],
    ['position:absolute;left:-9999px', 'offset'], ['margin-left:-1000em', 'offset'], ['text-indent:-999em', 'text-indent'], ['clip:rect(0 0 0 0)', null], ['clip: rect(0, 0, 0, 0)', 'clip'], ['clip-path:inset(100%)', 'clip'], ['transform:scale(0)', 'transform'],
    ['width:0;height:0;overflow:hidden', 'box'], ['color:#FFF;background:#ffffff', 'color'], ['color:white;background-color:rgb(255,255,255)', 'color'],
    ['display:block', null], ['opacity:0.5', null], ['opacity:.05', null], ['font-size:0.9em', null], ['font-size:12px', null], ['left:-20px', null], ['text-indent:-9999px;background:url(logo.png)', null], ['height:0', null], ['color:#fff;background:#06c', null], ['/*display:none*/', null],
  ])('should read “%s” as %s', (style, way) => {
    expect(hidingOf(compactStyle(style))).toBe(way)
  })
})

describe('isHiddenBy', () => {
  it.each([
    ['.x{display:none}', 'body div.x a'], ['a.x{display:none}', 'body a.y.x'], ['#x{left:-9999px}', 'body div#x a'], ['.a .b{display:none}', 'body div.a p div.b a'], ['.a>.b{display:none}', 'div.a p.b'], ['.y,.x{display:none}', 'div.x a'],
    ['@media screen{.x{display:none}}', 'div.x a'], ['@layer base{.x{display:none}}', 'div.x a'], ['.x{color:red}.x{display:none}', 'div.x a'], ['/*}*/.x{display:none}', 'a.x'],
  ])('%s should hide %s', (css, path) => {
    expect(isHidden(css, path)).toBe(true)
  })

  it.each([
    ['.x{display:none}', 'body div.y a'], ['.a>.b{display:none}', 'div.a p div.b'], ['.a .b{display:none}', 'div.b a'], ['@media print{.x{display:none}}', 'a.x'], ['@media (max-width:600px){.x{display:none}}', 'a.x'], ['.x:hover{display:none}', 'a.x'], ['.x[data-y]{display:none}', 'a.x'],
    ['.menu ul{display:none}.menu li:hover>ul{display:block}', 'div.menu ul a'], ['.pane{display:none}.pane.active{display:block}', 'div.pane a'], ['.x{display:none}@media (min-width:1px){.x{display:block}}', 'a.x'], ['@keyframes k{from{opacity:0}}', 'from a'], ['.x{display:none}', 'a.xx'], ['{}}}{.x{', 'a.x'],
  ])('%s should not hide %s', (css, path) => {
    expect(isHidden(css, path)).toBe(false)
  })

  it('should leave alone what the inline style of the element shows', () => {
    expect(isHiddenBy([styleRules('.x{display:none}')], [{ ...element('a.x'), own: ['display'] }])).toBe(false)
  })
})
