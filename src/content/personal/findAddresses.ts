import { sentenceAt } from '../lexicon/sentenceAt.ts'
import type { PersonalNumber } from './personalNumber.ts'

const HOME = /家住|现住|住址|家庭地址|户籍地址|居住地址|户籍地|户籍所在地|家庭住址|常住地址|租住/
const OFFICE = /公司|企业|单位|办公|大厅|窗口|法院|注册地址|经营场所/
const TO_THE_DOOR = /(?:路|街|巷|道|里|弄|村|社区|小区|花园|家园|苑|城|湾|府|园|组|号院|号)(?:[\u4e00-\u9fff\d０-９]{0,12}?)([0-9０-９一二三四五六七八九十]+(?:号楼|栋|幢|座|号)(?:[0-9０-９一二三四五六七八九十甲乙丙东西]+(?:单元|门))?[0-9０-９]{2,4}(?:室|号|房)?|[0-9０-９一二三四五六七八九十]+组[0-9０-９]+号)/g

/** A home address down to the door (DOMAIN: only to township or street may stand). `start` to `end` is what goes beyond the street. */
export const findAddresses = (text: string, label = ''): PersonalNumber[] =>
  [...text.matchAll(TO_THE_DOOR)].flatMap(({ 0: whole, 1: door = '', index }) => {
    const start = index + whole.length - door.length
    const span = { end: start + door.length, start }
    const sentence = label + sentenceAt(text, span)
    return HOME.test(sentence) && !OFFICE.test(sentence) ? [{ ...span, kind: 'address' as const, mask: '***' }] : []
  })
