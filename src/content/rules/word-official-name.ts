import { foreignInstitution } from '../lexicon/foreignInstitution.ts'
import { lexiconHits } from '../lexicon/lexiconHits.ts'
import type { Rule } from './rule.ts'

/** Names of institutions, treaties, zones and documents that are not the official ones. Foreign institutions have names of their own. */
export const wordOfficialName: Rule = {
  check: (view, context) => lexiconHits(view, context, { excused: foreignInstitution, kinds: ['name'] }),
  doc: {
    examples: [
      { body: '<p>海关总局与中国(湖北)自由贸易实验区签署协议。</p>', hits: ['海关总局', '中国(湖北)自由贸易实验区'] },
      { body: '<p>东盟各国签署的《全面区域经济伙伴关系协定》生效，国际贸易“单窗口”上线。</p>', hits: ['全面区域经济伙伴关系协定', '国际贸易“单窗口”'] },
      { body: '<p>越南海关总局、土耳其文化与旅游部代表来访，世界海关组织发来贺信。</p>', hits: [], note: '外国机构的名称' },
      { body: '<p>海关总署、区域全面经济伙伴关系协定（RCEP）、中国（湖北）自由贸易试验区。</p>', hits: [] },
    ],
    name: '机构和文件名称',
    why: '机构、条约、园区的名称以正式文件为准；写错一个字，指的就是另一个机构，或者根本没有这个机构。',
  },
  id: 'word-official-name',
  severity: 'error',
  source: '机构、条约和园区的批准文件',
}
