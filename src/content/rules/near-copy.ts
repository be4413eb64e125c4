import { COPIED, copyOf } from './helper/copyOf.ts'
import { metaPlace } from './helper/metaPlace.ts'
import type { Rule } from './rule.ts'

const OLD = '3月5日，全省外贸工作推进会在武汉召开。会议要求各地用好国际贸易“单一窗口”，压缩通关时间。武汉海关介绍了查验免收费政策的落实情况。企业代表就口岸收费公开提出了建议。会后与会人员参观了阳逻港。'
const earlier = [
  { path: 'a/old', publishedAt: '2026-03-06', text: OLD, title: '全省外贸工作推进会召开' },
  { path: 'a/march', publishedAt: '2026-04-02', text: '3月，楚贸通平台共受理申报12305票，比上月增长5.2%。其中货物申报9821票，舱单申报2484票。热线接听咨询1310次，办结率99.1%。下一步将继续做好服务。', title: '楚贸通平台3月运行情况' },
]

/** An article that says nothing an earlier one has not said. */
export const nearCopy: Rule = {
  check: (view, context) => {
    const copy = copyOf(view, context)
    if (!copy || copy.redated) return []
    const { of, share } = copy
    return [{
      message: `正文有 ${Math.round(share * 100)}% 的内容与《${of.title}》（${of.path}${of.publishedAt === null ? '' : `，${of.publishedAt.slice(0, 10)}`}）重复，请改写或改为引用原文`,
      place: metaPlace(view.document, 'title'), text: view.document.meta.title ?? '',
    }]
  },
  doc: {
    examples: [
      { body: `<p>${OLD.replace('3月5日', '10月8日').replace('武汉召开', '襄阳召开').replace('阳逻港', '襄阳港')}</p>`, earlier, hits: ['外贸工作会议在襄阳召开'], meta: { publishedAt: '2026-10-09', title: '外贸工作会议在襄阳召开' } },
      {
        body: '<p>4月，楚贸通平台共受理申报13022票，比上月增长5.8%。其中货物申报10120票，舱单申报2902票。热线接听咨询1502次，办结率98.7%。下一步将继续做好服务。</p>',
        earlier, hits: [], meta: { publishedAt: '2026-05-06', title: '楚贸通平台4月运行情况' }, note: '每月通报框架相同、数字不同，不是重复',
      },
      { body: '<p>10月8日，襄阳自贸片区举办跨境电商培训班，三十家企业参加。培训内容包括归类、原产地和退税。授课老师逐一解答了企业在申报中遇到的难题，并公布了后续辅导的安排。</p>', earlier, hits: [], meta: { publishedAt: '2026-10-09', title: '襄阳举办培训班' } },
    ],
    name: '与已发文章重复',
    why: '改几个日期和地名再发一遍，检查时按重复信息处理，也不计入每月发布量。按句比较：日期和个别词不同仍算重复，数字不同的句子不算；本栏目可调整比例（默认 60%）。定期通报只在几乎逐字相同时才算。',
  },
  id: 'near-copy',
  limit: { max: 100, min: 30, unit: '%', usual: COPIED },
  severity: 'warning',
  source: '国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》（弄虚作假）',
}
