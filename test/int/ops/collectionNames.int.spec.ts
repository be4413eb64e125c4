import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { OPS_SLUGS, PORTAL_SLUGS } from '../../../src/shared/slugs.ts'
import { startPayload, type TestPayload } from '../../helpers/startPayload.ts'

let portal: TestPayload

beforeAll(async () => {
  portal = await startPayload('ops_names')
})
afterAll(() => portal.destroy())

it('should keep every collection under its slug, since jobs and delivery reach it through the driver', () => {
  const slugs = [...Object.values(OPS_SLUGS), ...Object.values(PORTAL_SLUGS)]
  const names = slugs.map((slug) => portal.payload.db.collections[slug]?.collection.name)
  expect(names).toEqual(slugs)
})
