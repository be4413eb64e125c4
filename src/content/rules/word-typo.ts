import { lexiconHits } from '../lexicon/lexiconHits.ts'
import type { Rule } from './rule.ts'

/** Wrong words of the lexicon: misspelt words, idioms and set phrases. */
export const wordTypo: Rule = {
  check: (view, context) => lexiconHits(view, context, { kinds: ['typo', 'phrase'] }),
  doc: {
    examples: [
      { body: '<p>企业可在线提交抱关单，系统按装后再接再励。</p>', fixed: '<p>企业可在线提交报关单，系统安装后再接再厉。</p>', hits: ['抱关单', '按装', '再接再励'] },
      { body: '<p><b>海官</b>总署召开坐谈会，布署综合保税去建设。</p>', fixed: '<p>海关总署召开座谈会，部署综合保税区建设。</p>', hits: ['海官总署', '坐谈会', '布署', '综合保税去'] },
      { body: '<p>地面交通观测站面向普通观众开放；公司宣布署名文章；按装箱单核对；一贯切实落实。</p>', hits: [], note: '字只是跨词相遇' },
      { body: '<p>展品林郎满目，企业融姿需求旺盛，服务窗口搬牵至新址。</p>', fixed: '<p>展品琳琅满目，企业融资需求旺盛，服务窗口搬迁至新址。</p>', hits: ['林郎满目', '融姿', '搬牵'] },
      { body: '<p>“账号”不能写成“帐号”，“按装”应为“安装”。</p>', hits: [], note: '谈论错误写法' },
    ],
    name: '错别字',
    why: '错别字损害公信力，也是检查通报最多的一项。词库按现代汉语词典、异形词整理表和业务规范用语编成，可以在后台增补、停用。',
  },
  id: 'word-typo',
  severity: 'error',
  source: '《现代汉语词典》（第7版）；《第一批异形词整理表》；本站词库',
}
