import { findAddresses } from '../personal/findAddresses.ts'
import { personalHits } from '../personal/personalHits.ts'
import type { Rule } from './rule.ts'

/** A home address down to the door. */
export const personalAddress: Rule = {
  check: (view) => personalHits(view, findAddresses, '家庭住址写到了门牌，公开时只能到乡镇、街道，请删去后面部分'),
  doc: {
    examples: [
      { body: '<p>张某，家庭住址：武汉市江汉区新华路幸福小区3栋2单元501室</p>', fixed: '<p>张某，家庭住址：武汉市江汉区新华路幸福小区***</p>', hits: ['***'] },
      { body: '<p>办公地址：武汉市江汉区新华路8号3栋501室</p>', hits: [], note: '办公地址' },
      { body: '<p>李某，现住武汉市江汉区民族街道。</p>', hits: [], note: '只到街道' },
    ],
    name: '家庭住址',
    why: '名单公示里的住址只应写到乡镇、街道；写到门牌就能找到人。',
  },
  id: 'personal-address',
  severity: 'error',
  source: '《个人信息保护法》；政府网站检查要求',
}
