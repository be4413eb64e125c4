import { placeAt, type TextBlock } from '../model/textBlocks.ts'
import type { ContentFormat } from '../model/contentDocument.ts'
import { isBlank } from './helper/isBlank.ts'
import { isCode } from './helper/isCode.ts'
import { isWithin } from './helper/isWithin.ts'
import type { Hit, Rule } from './rule.ts'

/** Formats in which plain spaces are kept as they are typed; HTML shows any number of them as one. */
const KEEPS_SPACES: ReadonlySet<ContentFormat> = new Set(['docx', 'lexical'])

const WIDE = '\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000'
const LEADING = new RegExp(`^[ \\t]?[${WIDE}][${WIDE} \\t]*(?=[^\\s])|^[ \\t]{2,}(?=[^\\s])`)
const INNER_WIDE = new RegExp(`(?<=\\S)(?:[${WIDE}][${WIDE} ]+| [${WIDE}]+[${WIDE} ]*)(?=\\S)`, 'g')
const INNER_ANY = new RegExp(`(?<=\\S)(?:[${WIDE} ]{2,}|\\t{2,}|(?<![.!?:]) {2,})(?=\\S)`, 'g')

/** A label stretched to the width of others: 地　址：, 电　　话：. Also a word of four and more letters spread out one by one. */
const STRETCHED = new RegExp(`(?:^|(?<=[\\s，。；、]))[\\p{Script=Han}][${WIDE} ]{1,6}[\\p{Script=Han}](?=[：:])|(?<![\\p{Script=Han}] )(?:\\p{Script=Han}[${WIDE} ]){3,}\\p{Script=Han}(?![${WIDE} ]?\\p{Script=Han})`, 'gu')

/** Headings of office texts pulled apart: 通　知. */
const SPREAD = new RegExp(`^(?:通[${WIDE} ]+知|公[${WIDE} ]+[告示]|目[${WIDE} ]+录|附[${WIDE} ]+件|通[${WIDE} ]+报|名[${WIDE} ]+单|前[${WIDE} ]+言|决[${WIDE} ]+定|报[${WIDE} ]+告)(?=$|[${WIDE} ])`)

const CELLS = new Set(['td', 'th'])
const HAN = /\p{Script=Han}/u

/** 张　三 or 张&nbsp;&nbsp;三: one letter on either side, alone between spaces or punctuation; blanks of a date to be filled in. */
const isNameOrBlank = (text: string, at: number, length: number): boolean => {
  const [left, right] = [text[at - 1] ?? '', text[at + length] ?? '']
  if (right === '年' || right === '月' || right === '日') return true
  const alone = (char: string | undefined): boolean => char === undefined || !/[\p{L}\p{N}]/u.test(char)
  return HAN.test(left) && HAN.test(right) && alone(text[at - 2]) && alone(text[at + length + 1]) && text[at + length + 1] !== '：' && text[at + length + 1] !== ':'
}

/** A list of names or short words kept apart by spaces. */
const isRoll = (text: string): boolean => {
  if (new RegExp(`[\\u3000]{3}|[${WIDE} ]{5}`).test(text)) return false
  const list = text.replace(/^.{0,20}[：:]/, '').trim().replace(new RegExp(`(?<=(?:^|[${WIDE} ])\\p{Script=Han})[${WIDE} ]{1,2}(?=\\p{Script=Han}(?:[${WIDE} ]|$))`, 'gu'), '')
  const words = list.split(new RegExp(`[${WIDE} ]+`))
  return words.length >= 3 && words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word))
}

const around = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - 6), at + length + 6).trim()

const leading = (block: TextBlock): Hit[] => {
  if (CELLS.has(block.tag) || isWithin(block.ancestors, CELLS)) return []
  const [spaces] = LEADING.exec(block.text) ?? []
  if (spaces === undefined) return []
  return [{
    fix: { from: spaces, to: '' }, message: '段首用空格缩进，请删除；缩进由样式决定', place: placeAt(block, 0), text: block.text.slice(0, spaces.length + 12),
  }]
}

const inner = (block: TextBlock, keepsSpaces: boolean): Hit[] => {
  const spread = SPREAD.exec(block.text.trim())
  if (spread) return [{ message: '用空格拉开字距，请删除空格', place: placeAt(block, 0), text: block.text.trim().slice(0, 20) }]
  if (isRoll(block.text)) return []
  const start = LEADING.exec(block.text)?.[0].length ?? 0
  const found = [...[...block.text.matchAll(keepsSpaces ? INNER_ANY : INNER_WIDE)].filter(({ 0: { length }, index }) => !isNameOrBlank(block.text, index, length)), ...block.text.matchAll(STRETCHED)]
  const [first] = found.filter(({ index }) => index >= start && !isCode(block, index)).sort((left, right) => left.index - right.index)
  return first ? [{ message: '用空格排版（对齐或隔开文字），请改用表格、列表或分段', place: placeAt(block, first.index), text: around(block.text, first.index, first[0].length) }] : []
}

/** Spaces that push text to where it should look right: indents at the start of paragraphs, gaps inside them, stretched words. */
export const layoutSpaces: Rule = {
  check: ({ blocks, document }) => blocks.flatMap((block) => {
    if (isBlank(block.text) || isCode(block, 0)) return []
    return [...leading(block), ...inner(block, KEEPS_SPACES.has(document.format))]
  }),
  doc: {
    examples: [
      { body: '<p>　　根据国务院决定，现通知如下。</p>', fixed: '<p>根据国务院决定，现通知如下。</p>', hits: ['　　根据国务院决定，现通知如'] },
      { body: '<p>&nbsp;&nbsp;&nbsp;&nbsp;各单位：</p>', hits: ['\u00a0\u00a0\u00a0\u00a0各单位：'] },
      { body: '<p>&emsp;&emsp;各口岸按月报送。</p>', hits: ['\u2003\u2003各口岸按月报送。'] },
      { body: '<p>　　　　　　　　　　湖北省商务厅</p>', hits: ['　　　　　　　　　　湖北省商务厅'], note: '用空格把落款推到右边' },
      { body: '<p>武汉　　　　12票　　　　3.5万元</p>', hits: ['武汉　　　　12票'], note: '用空格排成表格' },
      { body: '<p>电　话：027-12345678</p>', hits: ['电　话：027-1'], note: '拉开字距对齐' },
      { body: '<p>通　　知</p>', hits: ['通　　知'] },
      { body: '<p>武汉&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;宜昌&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;襄阳</p>', hits: ['武汉\u00a0\u00a0\u00a0\u00a0\u00a0宜昌\u00a0\u00a0\u00a0\u00a0'.trim()] },
      { body: '<p>关 于 调 整 的通知</p>', hits: [], note: '不是逐字拉开的一个词' },
      { body: '<p>会 议 通 知</p>', hits: ['会 议 通 知'] },
      { body: '<p>张　三　　李四光　　王　五</p>', hits: [], note: '名单' },
      { body: '<p>参会人员：张　三、李　四、欧阳小明</p>', hits: [], note: '两字姓名' },
      { body: '<p>张　三</p>', hits: [] },
      { body: '<p>主办：湖北省商务厅　承办：武汉海关</p>', hits: [], note: '一个全角空格作间隔' },
      { body: '<pre>名称    类型    说明</pre>', hits: [], note: '代码' },
      { body: '<p>申请日期：　　年　　月　　日</p>', hits: [], note: '待填写的日期' },
      { body: '<table><tr><td>　其中：出口</td><td>1</td></tr></table>', hits: [], note: '表格里表示层次' },
      { body: '<p>第一段\n    换行</p>', hits: [], note: '源代码里的换行和缩进不显示' },
    ],
    name: '用空格排版',
    why: '缩进和对齐用空格凑出来，换字体、换屏幕就散了，检索和朗读也会把词断开；缩进由样式决定，对齐用表格。',
  },
  id: 'layout-spaces',
  severity: 'warning',
  source: '本站编辑规范（结构化排版）',
}
