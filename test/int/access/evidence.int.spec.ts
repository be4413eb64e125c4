import { existsSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Document, MongoClient, ObjectId } from 'mongodb'
import { pino } from 'pino'

import { createDeliveryApp } from '../../../src/delivery/app.ts'
import { systemClock } from '../../../src/shared/clock.ts'
import { readEnv } from '../../../src/shared/env.ts'
import type { RestAnswer } from '../../helpers/startPayload.ts'
import { storedContent } from '../delivery/stored.ts'
import { withServer } from '../../helpers/withServer.ts'
import { type Actor, formOf, startWorld, type World } from './world.ts'

let world: World
let score: string
let foreign: string

const upload = async (actor: Actor, data = {}): Promise<RestAnswer> => world.rest(actor, 'POST', '/attachments', { form: formOf('attachments', { title: '证明', ...data }, world.next()) })
const idOf = ({ body }: RestAnswer): string => String(body.doc?.['id'])
const storedOf = async (id: string): Promise<Record<string, unknown>> => JSON.parse((await world.stored('attachments', id)) ?? '{}') as Record<string, unknown>
const give = (actor: Actor, file: string) => world.rest(actor, 'PATCH', `/evaluationScores/${score}`, { body: { values: [{ file, indicator: 'a', raw: 5 }] } })

beforeAll(async () => {
  world = await startWorld('access-evidence')
  score = (await world.clone('evaluationScores', { center: world.ids.ownCentre })).id
  foreign = (await world.clone('attachments', { center: world.ids.foreignCentre, purpose: 'evidence' })).id
}, 180_000)

afterAll(async () => world.portal.destroy())

describe('evidence of a centre', () => {
  it('should belong to the own centre, whatever the client says', async () => {
    const made = await upload('center', { center: world.ids.foreignCentre, purpose: 'content' })
    expect(made.status).toBe(201)
    expect(await storedOf(idOf(made))).toMatchObject({ center: world.ids.ownCentre, purpose: 'evidence' })
  })

  it('should go into the own score, and nobody else’s may', async () => {
    const [own, ofTrade, content] = [idOf(await upload('center')), idOf(await upload('trade')), idOf(await upload('editor'))]
    expect((await give('center', own)).status).toBe(200)
    for (const file of [foreign, ofTrade, content]) expect((await give('center', file)).status).toBe(400)
    expect((await give('trade', ofTrade)).status).toBe(200)
    for (const file of [foreign, content]) expect((await give('trade', file)).status).toBe(400)
  })

  it('should be neither replaced nor taken away once given', async () => {
    const id = idOf(await upload('center'))
    const before = await world.stored('attachments', id)
    for (const actor of ['center', 'trade', 'editor', 'reviewer', 'port', 'admin'] as const) {
      const answers = [await world.rest(actor, 'PATCH', `/attachments/${id}`, { form: formOf('attachments', {}, world.next()) }), await world.rest(actor, 'DELETE', `/attachments/${id}`)]
      expect([actor, answers.map(({ status }) => [403, 404].includes(status))]).toEqual([actor, [true, true]])
    }
    expect(await world.stored('attachments', id)).toBe(before)
  })

  it('should be handed out as a file to its own centre, trade and audit only', async () => {
    const { filename } = await storedOf(foreign)
    const read = async (actor: Actor) => [actor, (await world.rest(actor, 'GET', `/attachments/file/${String(filename)}`)).status]
    const answers = await Promise.all((['trade', 'auditor', 'center', 'editor', 'admin', 'anonymous', 'disabled'] as const).map(read))
    expect(answers).toEqual([['trade', 200], ['auditor', 200], ['center', 403], ['editor', 403], ['admin', 403], ['anonymous', 403], ['disabled', 403]])
  })

  it('should not be had by creating a document that names the file of another', async () => {
    const { filename } = await storedOf(foreign)
    for (const query of ['', '?uploadEdits[widthInPixels]=1', '?uploadEdits[focalPoint][x]=1&uploadEdits[focalPoint][y]=1']) {
      const body = { filename, mimeType: 'text/plain', title: '借', url: `/api/attachments/file/${String(filename)}` }
      const made = await world.rest('center', 'POST', `/attachments${query}`, { body })
      expect([query, made.status >= 400 || made.body.doc?.['filename'] !== filename]).toEqual([query, true])
      const copied = String(made.body.doc?.['filename'] ?? '')
      expect(copied !== '' && existsSync(path.join(world.portal.dataDir, 'uploads/attachments', copied))).toBe(false)
    }
  })

  it('should never be on the public side, whatever refers to it, where other attachments are that something published refers to', async () => {
    const client = await new MongoClient(process.env['DATABASE_URI'] ?? '').connect()
    const uploadsDir = path.join(world.portal.dataDir, 'uploads')
    const delivery = await createDeliveryApp({ clock: systemClock, db: client.db(), env: readEnv({ PORTAL_URL: 'http://portal.example' }), logger: pino({ level: 'silent' }), uploadsDir })
    const id = idOf(await upload('editor'))
    const content = await storedOf(id)
    await client.db().collection<Document>('news').insertOne(storedContent('offers', { column: new ObjectId(), files: [id, foreign].map((file) => `attachments:${file}`) }))
    await withServer(delivery.app, async ({ origin }) => {
      const ask = async (filename: unknown) => (await fetch(`${origin}/attachments/${encodeURIComponent(String(filename))}`)).status
      expect([await ask(content['filename']), await ask((await storedOf(foreign))['filename'])]).toEqual([200, 404])
    })
    await delivery.close()
    await client.close()
  })
})

describe('a column with named reviewers', () => {
  const save = (actor: Actor, id: string, body: object) => world.rest(actor, 'PATCH', `/columns/${id}`, { body })

  it('should not be opened by a reviewer who is not named, by any field that decides who publishes', async () => {
    const { id } = await world.clone('columns', { reviewers: [world.people.auditor.id, world.ids.stranger] })
    await world.portal.payload.update({ collection: 'users', data: { roles: ['reviewer'] }, id: world.ids.stranger })
    const before = await world.stored('columns', id)
    for (const body of [{ reviewers: [world.people.reviewer.id] }, { reviewers: [] }, { editors: [world.people.editor.id] }, { reviewLevels: 1, title: '改' }]) expect((await save('reviewer', id, body)).status).toBe(403)
    expect(await world.stored('columns', id)).toBe(before)
  })

  it('should be saved by one who is named, and by any reviewer once none of those named can', async () => {
    const named = await world.clone('columns', { reviewers: [world.people.reviewer.id] })
    expect((await save('reviewer', named.id, { title: '改一' })).status).toBe(200)
    const orphaned = await world.clone('columns', { reviewers: [world.people.auditor.id] })
    expect((await save('reviewer', orphaned.id, { reviewers: [] })).status).toBe(200)
  })

  it('should follow when the column above it moves', async () => {
    const above = await world.clone('columns')
    const below = await world.clone('columns', { parent: above.id, reviewers: [world.ids.stranger] })
    expect((await save('reviewer', above.id, { slug: 'moved-above' })).status).toBe(200)
    expect(await world.portal.payload.findByID({ collection: 'columns', id: below.id })).toMatchObject({ path: expect.stringMatching(/^moved-above\//) })
  })
})

describe('an account that is disabled', () => {
  it('should lose its key for good', async () => {
    const { id } = await world.portal.payload.create({ collection: 'users', data: { apiKey: 'k3y-0123456789-abcdefghijklmnopqrst', email: 'gone@example.com', enableAPIKey: true, name: 'gone', password: 'Machin3-Passw0rd!', roles: ['operator'] } })
    for (const disabled of [true, false]) await world.portal.payload.update({ collection: 'users', data: { disabled }, id })
    const answer = await world.portal.rest('GET', '/redirects', { headers: { authorization: 'users API-Key k3y-0123456789-abcdefghijklmnopqrst' } })
    expect(answer.status).toBe(403)
    expect(JSON.parse((await world.stored('users', String(id))) ?? '')).toMatchObject({ apiKey: null, apiKeyIndex: null, enableAPIKey: false })
  })
})

describe('a lock', () => {
  it('should be taken over for oneself only, and moved to no other document', async () => {
    const { id } = await world.clone('payload-locked-documents', { user: { relationTo: 'users', value: world.ids.stranger } })
    const of = (value: string) => ({ user: { relationTo: 'users', value } })
    const patch = async (actor: Actor, body: object) => (await world.rest(actor, 'PATCH', `/payload-locked-documents/${id}`, { body })).status
    expect([await patch('editor', of(world.people.admin.id)), await patch('editor', { document: { relationTo: 'news', value: world.refs['news'] } }), await patch('auditor', of(world.people.auditor.id))]).toEqual([403, 403, 403])
    expect(await patch('editor', of(world.people.editor.id))).toBe(200)
  })
})
