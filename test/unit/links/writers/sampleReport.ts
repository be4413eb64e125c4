import { summarise, type PatrolReport, type TargetReport } from '../../../../src/links/report.ts'

const NASTY = `"><script>alert(1)</script>'\`<img src=x onerror=alert(2)>\u202e\u0000`

const place = (text: string, line = 12): TargetReport['places'][number] => ({ page: 'https://portal.hb.cn/news/1.html', line, column: 5, element: 'a', attribute: 'href', text })

export const target = (given: Partial<TargetReport>): TargetReport => ({
  url: 'https://www.example.com/a', finalUrl: 'https://www.example.com/a', verdict: 'ok', reason: 'ok', confirmed: false, status: 200,
  hops: [{ url: 'https://www.example.com/a', status: 200, ms: 12 }], places: [place('更多')], placesTotal: 1, message: '正常。', suggestion: '',
  ms: 12, internal: false, hints: [], evidence: [], ...given,
})

const broken: Partial<TargetReport> = { verdict: 'broken', reason: 'http-404', status: 404, message: '页面不存在（404）。', suggestion: '请更换。', evidence: ['HTTP 状态码 404'] }

/** A report with every verdict and hostile strings wherever a site can put them. */
export const sampleReport = (): PatrolReport => {
  const targets = [
    target({ ...broken, url: `https://www.example.com/${NASTY}`, places: [place(NASTY), place('=HYPERLINK("http://x")')], placesTotal: 60, evidence: [NASTY], hints: [NASTY] }),
    target({ ...broken, url: 'https://www.example.com/gone', confirmed: true }),
    target({ verdict: 'danger', reason: 'lexicon', url: 'https://spam.example.net/', message: '目标页面含有赌博、色情、毒品等违禁内容。', suggestion: '请立即取消该链接。' }),
    target({ verdict: 'skipped', reason: 'scheme', url: 'javascript:alert(3)', finalUrl: null, status: null, hops: [] }),
    target({ verdict: 'suspicious', reason: 'soft-404', url: 'https://www.example.com/soft', message: '页面虽能打开，内容却表示“页面不存在”。', suggestion: '请更换。' }),
    target({ verdict: 'blocked', reason: 'bot-wall', url: 'https://www.example.com/wall', status: 403, message: '目标网站要求人机验证。' }),
    target({
      verdict: 'redirected', reason: 'permanent', url: 'http://www.example.com/old', finalUrl: 'https://www.example.com/new', message: '地址已永久变更。', suggestion: '请直接链接到新地址。',
      hops: [{ url: 'http://www.example.com/old', status: 301, ms: 4 }, { url: 'https://www.example.com/new', status: 200, ms: 9 }],
    }),
    ...Array.from({ length: 40 }, (_, index) => target({ url: `https://www.example.com/ok/${index}`, places: Array.from({ length: 30 }, () => place('首页')), placesTotal: 30 })),
  ]
  return {
    version: 1, site: 'https://portal.hb.cn/', startedAt: '2026-03-01T01:05:00.000Z', finishedAt: '2026-03-01T01:06:30.000Z', complete: false,
    cutOff: [{ limit: 'pages', at: 'https://portal.hb.cn/cal/2031', skipped: 12 }], summary: summarise(targets, 8), incidents: ['外网不可达。'], targets,
  }
}
