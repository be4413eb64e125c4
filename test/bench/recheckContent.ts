/**
 * All stored articles checked again by one worker and by two: `MONGOD_BINARY=… node test/bench/recheckContent.ts [articles] [workers,…]`.
 * Articles of 2,000 characters and 20 links with a version each; every tenth has faults. CPU seconds count: the site's database shares the machine.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

import { type Db, MongoClient, ObjectId } from 'mongodb'

import { openJobStore } from '../../jobs/jobStore.ts'
import { createQueue } from '../../jobs/queue.ts'
import { contentShard } from '../../jobs/tasks/contentShard.ts'
import { recheckContent } from '../../jobs/tasks/recheckContent.ts'
import { settleOptions } from '../../src/plugin.options.ts'
import { systemClock } from '../../src/shared/clock.ts'
import { readEnv } from '../../src/shared/env.ts'
import { recheckDocuments } from '../../src/store/recheckDocuments.ts'
import { startMongo } from '../helpers/startMongo.ts'
import { startOps } from '../int/ops/startOps.ts'

const DATABASE = 'ops-bench'
const TICKS = 100
const PLACES = ['武汉', '襄阳', '宜昌', '荆州', '黄石', '十堰', '孝感', '荆门', '鄂州', '黄冈', '咸宁', '随州', '恩施', '仙桃', '潜江', '天门', '神农架']
const THEMES = ['查验免收费', '原产地证书', '跨境电商', '出口退税', '中欧班列', '关税保证保险', '冷链口岸', '综合保税区', '汇率避险', '信用管理', '展会服务']
const ACTS = ['上线新版系统，企业可在线申报、查询进度并下载凭证', '举办专题培训，解答企业在申报中遇到的难题', '公布上月办理情况，平均用时比上年同期缩短', '征求企业意见，完善办理指南和常见问题', '与外省口岸建立协作，数据一次填报、两地使用']

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''
const text = (value: string) => ({ detail: 0, format: 0, mode: 'normal', style: '', text: value, type: 'text', version: 1 })
const link = (at: number) => ({ children: [text(`办事指南之${at}（网页）`)], fields: { linkType: 'custom', newTab: false, url: `https://www.example.com/guide/${at}.html` }, type: 'link', version: 3 })
const sentence = (article: number, at: number): string =>
  `${pick(PLACES, article + at * 3)}围绕${pick(THEMES, article * 7 + at)}${pick(ACTS, article * 3 + at * 5)}，第${article % 97}批${(article * 31 + at * 17) % 900}家企业参加，涉及货值${(article * 13 + at) % 800}万元；遇到问题可拨打服务热线，由专人解答。`
const paragraph = (article: number, at: number) => ({ children: [text(sentence(article, at)), link(article * 20 + at), text('。')], type: 'paragraph', version: 1 })
const heading = (at: number) => ({ children: [text(`${pick(['一', '二', '三', '四'], at / 5)}、办理事项`)], tag: 'h2', type: 'heading', version: 1 })
const body = (article: number) => ({
  root: { children: Array.from({ length: 20 }, (_, at) => (at % 5 === 0 ? [heading(at), paragraph(article, at)] : [paragraph(article, at)])).flat(), type: 'root', version: 1 },
})

const articleOf = (number: number) => {
  const at = new Date(Date.UTC(2026, 10, 20) - number * 3_600_000)
  const faults = number % 10 === 0 ? [{ children: [text('联系人电话 13800138000，请按布署办理。')], type: 'paragraph', version: 1 }] : []
  const { root } = body(number)
  return { _status: 'published', body: { root: { ...root, children: [...root.children, ...faults] } }, createdAt: at, slug: `article-${number}`, title: `关于第${number}项便利措施的通知`, updatedAt: at }
}

const seed = async (db: Db, articles: number): Promise<void> => {
  for (let start = 0; start < articles; start += 500) {
    const docs = Array.from({ length: Math.min(500, articles - start) }, (_, at) => ({ _id: new ObjectId(), ...articleOf(start + at) }))
    await db.collection('articles').insertMany(docs)
    await db.collection('_articles_versions').insertMany(docs.map(({ _id, ...version }) => ({ createdAt: version.createdAt, latest: true, parent: _id, updatedAt: version.updatedAt, version })))
  }
}

/** CPU seconds and the greatest resident memory of another process, from the kernel. */
const usageOf = (pid: number): { cpu: number; peakMb: number } => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMb: Math.round(Number(peak) / 1024) }
}

const work = async (uri: string): Promise<void> => {
  process.env['TEST_MONGO_URI'] = uri
  const { payload } = await startOps('bench')
  const client = await MongoClient.connect(uri)
  const db = client.db(DATABASE)
  const open = () => true
  const settings = settleOptions({
    access: { administer: open, audit: open, operate: open, read: open }, collections: { articles: { path: ({ slug }) => `/articles/${String(slug)}`, richText: ['body'], title: 'title' } },
    portalUrl: 'https://www.example.com',
  })
  const context = { db, env: readEnv({ SEED: 'none' }) }
  const queue = createQueue({
    clock: systemClock, db, logger: { error: console.error, info: () => undefined, warn: console.error }, pollMs: 250,
    tasks: [contentShard(context, { payload, settings }, recheckDocuments), recheckContent(context, { payload, settings })],
  })
  await queue.start()
  process.send?.('ready')
}

const timed = async (db: Db, { mongod, uri, workers }: { mongod: number; uri: string; workers: number }): Promise<Record<string, unknown>> => {
  await Promise.all(['agendaJobs', 'jobRuns'].map((name) => db.collection(name).deleteMany({})))
  const children = await Promise.all(Array.from({ length: workers }, async (): Promise<ChildProcess> => {
    const child = fork(import.meta.filename, ['work', uri], { execArgv: [] })
    await once(child, 'message')
    return child
  }))
  const pids = children.map(({ pid = 0 }) => pid)
  const cpuNow = (): number => pids.reduce((sum, pid) => sum + usageOf(pid).cpu, 0)
  const [cpu, mongodCpu, startedAt] = [cpuNow(), usageOf(mongod).cpu, performance.now()]
  const runs = db.collection('jobRuns')
  await openJobStore({ clock: systemClock, db, worker: 'bench' }).add('recheckContent', { key: `bench:${workers}`, values: {} })
  const over = async (): Promise<boolean> => {
    const all = await runs.findOne({ state: 'succeeded', task: 'recheckContent' })
    return all !== null && (await runs.countDocuments({ state: 'succeeded', task: 'contentShard' })) === all['counts'].parts
  }
  while (!(await over())) await new Promise((resolve) => setTimeout(resolve, 100))
  const seconds = (performance.now() - startedAt) / 1000
  const counts = await runs.aggregate([{ $match: { task: 'contentShard' } }, { $group: { _id: null, documents: { $sum: '$counts.documents' }, findings: { $sum: '$counts.findings' } } }]).next()
  const row = {
    workers, articles: counts?.['documents'], findings: counts?.['findings'], 'wall s': seconds.toFixed(1), 'workers CPU s': (cpuNow() - cpu).toFixed(1), 'mongod CPU s': (usageOf(mongod).cpu - mongodCpu).toFixed(1),
    'peak MB': pids.map((pid) => usageOf(pid).peakMb).join(' / '),
  }
  for (const child of children) child.kill()
  return row
}

const measure = async (): Promise<void> => {
  const [articles = '10000', workers = '1,2'] = process.argv.slice(2)
  const mongo = await startMongo(process.env['MONGOD_BINARY'] ?? 'mongod')
  const client = await MongoClient.connect(mongo.uri)
  try {
    process.env['TEST_MONGO_URI'] = mongo.uri
    const { payload } = await startOps('bench')
    await payload.destroy()
    const db = client.db(DATABASE)
    await seed(db, Number(articles))
    const { pid } = await db.admin().serverStatus()
    const rows = []
    for (const count of workers.split(',').map(Number)) rows.push(await timed(db, { mongod: pid, uri: mongo.uri, workers: count }))
    console.table(rows)
  } finally {
    await client.close()
    await mongo.stop()
  }
}

if (process.argv[2] === 'work') await work(process.argv[3] ?? '')
else await measure()
