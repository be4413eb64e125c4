import type { Audience, NoticeEvent, NoticeKind } from './notice.ts'

/** An open incident as it is stored; `about` is who has to do with the document it names, if it names one. */
export type OpenIncident = { about: Audience; detail: string; id: string; key: string; kind: string; severity: string; source: string; title: string }

const KIND_OF: Readonly<Record<string, NoticeKind>> = { inspection: 'inspection-forecast', job: 'job-failed', notification: 'delivery-failed', publication: 'publication-held' }

/** The document in the key of a publication that was held, `scheduled:COLLECTION:ID`; null where there is none. */
export const documentOfIncident = (key: string): { collection: string; id: string } | null => {
  const [, collection, id] = /^scheduled:(\w+):(\w+)$/.exec(key) ?? []
  return collection === undefined || id === undefined ? null : { collection, id }
}

/** What an incident tells whom; null for those about the quota, of which each working day's reminder tells. */
export const incidentEvent = ({ about, detail, id, key, kind, severity, source, title }: OpenIncident): NoticeEvent | null => {
  if (source === 'quotaReminder' && kind === 'quota') return null
  const document = documentOfIncident(key)
  return {
    audience: about,
    key: `incident:${id}`,
    kind: KIND_OF[kind] ?? 'incident',
    link: document ? `/collections/${document.collection}/${document.id}` : `/collections/incidents/${id}`,
    text: detail,
    title,
    topic: `incident:${key}`,
    ...(severity === 'hint' ? { urgency: 'info' as const } : {}),
  }
}
