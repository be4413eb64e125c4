import type { PayloadRequest, Where } from 'payload'

type Row = Record<string, unknown> & { id: number | string }
type Call = { collection: string; context?: Record<string, unknown>; depth?: number; disableErrors?: boolean; draft?: boolean; overrideAccess?: boolean }
type One = Call & { id: number | string; trash?: boolean }

/** The part of Payload's Local API the extension uses, for collections the host's generated types may not know. Every call joins `req`. */
export type LocalApi = {
  create: (call: Call & { data: Record<string, unknown> }) => Promise<Row>
  delete: (call: One) => Promise<Row>
  find: (call: Call & { limit?: number; pagination?: boolean; sort?: string; where?: Where }) => Promise<{ docs: Row[] }>
  findByID: (call: One) => Promise<null | Row>
  update: (call: One & { data: Record<string, unknown> }) => Promise<Row>
}

type Untyped = Record<keyof LocalApi, (call: Record<string, unknown>) => Promise<never>>

/** The Local API as the system: access overridden, nothing populated, inside the transaction of `req`. */
export const localApi = (req: PayloadRequest): LocalApi => {
  // The host's generated types list the host's slugs only; ours are checked by the integration tests.
  const payload = req.payload as unknown as Untyped
  const system = { depth: 0, overrideAccess: true, req }
  return {
    create: (call) => payload.create({ ...system, ...call }),
    delete: (call) => payload.delete({ ...system, ...call }),
    find: (call) => payload.find({ ...system, ...call }),
    findByID: (call) => payload.findByID({ ...system, ...call }),
    update: (call) => payload.update({ ...system, ...call }),
  }
}
