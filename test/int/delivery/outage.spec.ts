import { describe, expect, it } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { pino } from 'pino'

import { createDeliveryApp } from '../../../src/delivery/app.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'
import { withServer } from '../../helpers/withServer.ts'
import { startDelivery } from './startDelivery.ts'
import { storedColumn, storedContent } from './stored.ts'

describe('delivery without its database', () => {
  it('should answer 503 in Chinese on page and API, and tell nothing more', async () => {
    const client = new MongoClient('mongodb://127.0.0.1:9/none', { serverSelectionTimeoutMS: 200 })
    const delivery = await createDeliveryApp({ clock: systemClock, db: client.db(), env: readEnv({}), logger: pino({ level: 'silent' }), uploadsDir: '/nonexistent' })
    await withServer(delivery.app, async ({ origin }) => {
      for (const path of ['/', '/nothing/', '/a/b.html', '/content/v1/news', '/content/v1/search?q=x', '/sitemap.xml']) {
        const response = await fetch(origin + path)
        const body = await response.text()
        expect([path, response.status]).toEqual([path, 503])
        expect(body).toContain('数据暂时读不出来')
        expect(body).not.toMatch(/Mongo|ECONN|127\.0\.0\.1:9| at /)
        expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      }
    })
    await delivery.close()
    await client.close()
  })

  it('should see changes again after its change stream was killed', async () => {
    const column = storedColumn('xwzx')
    const delivery = await startDelivery({ name: 'delivery_outage', prepare: (db) => db.collection('columns').insertOne(column) })
    await delivery.get('/content/v1/news')
    const admin = delivery.db.admin()
    const { cursor } = (await admin.command({ aggregate: 1, cursor: {}, pipeline: [{ $currentOp: { allUsers: true, idleCursors: true } }, { $match: { ns: /^delivery_outage\./, type: { $in: ['op', 'idleCursor'] } } }] })) as { cursor: { firstBatch: { cursor?: { cursorId: unknown } }[] } }
    const cursors = cursor.firstBatch.flatMap((operation) => operation.cursor?.cursorId ?? [])
    expect(cursors.length).toBeGreaterThan(0)
    await delivery.db.command({ killCursors: '$cmd.aggregate', cursors })
    for (const slug of ['one', 'two', 'three']) {
      await delivery.db.collection('news').insertOne(storedContent(slug, { column: column._id }))
      await delivery.eventually('/content/v1/news', (_status, body) => body.includes(`"${slug}"`))
    }
    await delivery.close()
  })
})
