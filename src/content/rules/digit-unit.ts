import { textHits } from '../text/textHits.ts'
import type { Rule } from './rule.ts'

const CURRENCY_TWICE = /(?:[¥￥]|RMB\s?|CNY\s?)\d[\d,.]*\s?[万亿]*(?:元|人民币)|(?:\$|US\$|USD\s?)\d[\d,.]*\s?[万亿]*(?:美元|元)|(?:€|EUR\s?)\d[\d,.]*\s?[万亿]*(?:欧元|元)/g
const UNIT = /(?<=\d\s?)(KM|Km|kM|KG|Kg|kG|KW|Kw|kw|KWH|KWh|kwh|CM|Cm)(?![A-Za-z0-9/])/g

const RIGHT: Readonly<Record<string, string>> = { cm: 'cm', kg: 'kg', km: 'km', kw: 'kW', kwh: 'kW·h' }

/** Currencies said twice and symbols of units in the wrong case. */
export const digitUnit: Rule = {
  check: (view) => [
    ...textHits(view, CURRENCY_TWICE, ({ match }) => ({ message: `“${match[0]}”的货币符号和单位只用一个` })),
    ...textHits(view, UNIT, ({ match }) => {
      const to = RIGHT[match[0].toLowerCase()] ?? match[0]
      return { message: `计量单位“${match[0]}”应为“${to}”`, severity: 'hint', to }
    }),
  ],
  doc: {
    examples: [
      { body: '<p>减免￥100元，约$30万美元。</p>', hits: ['￥100元', '$30万美元'] },
      { body: '<p>全长30KM，重5 Kg。</p>', fixed: '<p>全长30km，重5 kg。</p>', hits: ['KM', 'Kg'] },
      { body: '<p>￥100，100元，30km，5 kg，型号KG30，KW公司。</p>', hits: [] },
    ],
    name: '货币和计量单位',
    why: '“￥100元”符号与单位重复；计量单位的大小写有规定，千米是 km，千克是 kg。',
  },
  id: 'digit-unit',
  severity: 'warning',
  source: 'GB 3100-1993；GB/T 15835-2011',
}
