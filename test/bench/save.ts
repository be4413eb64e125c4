/**
 * What a save costs with all checks beside stock Payload on the same document: `MONGOD_BINARY=… node test/bench/save.ts [saves]`.
 * The same collection and article (2,000 characters, 20 links, two faults), once without and once with the extension, in turns so that both meet the same machine.
 */
import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig, getPayload, type Payload } from 'payload'

import { startMongo } from '../helpers/startMongo.ts'
import { articles } from '../int/ops/articles.ts'
import { type Api, startOps } from '../int/ops/startOps.ts'

const saves = Number(process.argv[2] ?? 200)
const WARM_UP = 20
const SENTENCE = '为便利企业办理进出口业务，湖北国际贸易“单一窗口”上线新版查验免收费系统，企业可在线申报、查询进度并下载凭证，办理时间明显缩短；遇到问题可拨打服务热线，由外贸综合服务中心专人解答。'

const text = (value: string) => ({ detail: 0, format: 0, mode: 'normal', style: '', text: value, type: 'text', version: 1 })
const block = (type: string, children: unknown[], more = {}) => ({ children, direction: null, format: '', indent: 0, type, version: 1, ...more })
const link = (at: number) => block('link', [text(`办事指南之${at}（网页）`)], { fields: { linkType: 'custom', newTab: false, url: `https://www.example.com/guide/${at}.html` }, version: 3 })
const bodyOf = (run: number) => ({
  root: block('root', [...Array.from({ length: 20 }, (_, at) => block('paragraph', [text(SENTENCE), link(at), text('。')])), block('paragraph', [text(`联系电话 13800138000，请按布署办理，第${run}次修改。`)])]),
})

const stock = async (uri: string): Promise<Payload> => {
  const url = new URL(uri)
  url.pathname = '/stock'
  const config = buildConfig({
    collections: [articles], db: mongooseAdapter({ ensureIndexes: true, url: url.href }), editor: lexicalEditor(), secret: 'a-secret-of-this-bench-only-0123456789', telemetry: false,
  })
  return getPayload({ config, key: 'stock' })
}

type Side = { api: Api; cpu: number[]; id: string; name: string; wall: number[] }

const sideOf = async (name: string, payload: Payload): Promise<Side> => {
  const api = payload as unknown as Api
  const { id } = await api.create({ collection: 'articles', data: { body: bodyOf(0), slug: 'a', title: '关于查验免收费系统上线的通知' }, draft: true })
  return { api, cpu: [], id, name, wall: [] }
}

const saveOnce = async ({ api, cpu, id, wall }: Side, run: number): Promise<void> => {
  const [before, startedAt] = [process.cpuUsage(), performance.now()]
  await api.update({ collection: 'articles', data: { body: bodyOf(run) }, draft: true, id })
  const { system, user } = process.cpuUsage(before)
  if (run < WARM_UP) return
  wall.push(performance.now() - startedAt)
  cpu.push((system + user) / 1000)
}

const at = (values: readonly number[], share: number): string => (values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0).toFixed(1)

const mongo = await startMongo(process.env['MONGOD_BINARY'] ?? 'mongod')
process.env['TEST_MONGO_URI'] = mongo.uri
const [plain, ours] = [await stock(mongo.uri), (await startOps('bench-save')).payload]
try {
  const sides = [await sideOf('stock Payload', plain), await sideOf('with all checks', ours)]
  for (let run = 0; run < saves + WARM_UP; run += 1) for (const side of sides) await saveOnce(side, run)
  console.table(sides.map(({ cpu, name, wall }) => ({ save: name, 'wall p50 ms': at(wall, 0.5), 'wall p95 ms': at(wall, 0.95), 'CPU p50 ms': at(cpu, 0.5), 'CPU p95 ms': at(cpu, 0.95) })))
} finally {
  await Promise.all([plain.destroy(), ours.destroy()])
  await mongo.stop()
}
