import { ObjectId } from 'mongodb'

import { lexicalToHtml, type ResolvedUpload } from '../../content/render/lexicalToHtml.ts'
import { extractDocumentLinks } from '../../links/extractDocumentLinks.ts'
import { normaliseUrl } from '../../links/normaliseUrl.ts'
import { articleUrl, attachmentUrl, columnUrl, mediaUrl, policyUrl } from '../../shared/paths.ts'
import type { MediaDocument } from '../documents.ts'
import type { Reading } from '../read/reading.ts'

type References = ReadonlyMap<string, readonly ObjectId[]>

const groupReferences = (links: ReturnType<typeof extractDocumentLinks>): References => {
  const groups = new Map<string, Map<string, ObjectId>>()
  for (const { internal } of links) {
    if (!internal || !/^[0-9a-f]{24}$/i.test(internal.id)) continue
    const group = groups.get(internal.relationTo) ?? new Map<string, ObjectId>()
    groups.set(internal.relationTo, group.set(internal.id, new ObjectId(internal.id)))
  }
  return new Map([...groups].map(([relationTo, ids]) => [relationTo, [...ids.values()]]))
}

const byIds = (ids: readonly ObjectId[]) => ({ limit: ids.length, where: { _id: { $in: [...ids] } } })

const articlePaths = async (reading: Reading, references: References): Promise<[string, string][]> => {
  const found: [string, string][] = []
  const tree = await reading.columns()
  for (const slug of ['news', 'pages'] as const) {
    const ids = references.get(slug) ?? []
    if (ids.length === 0) continue
    for (const { _id, column, slug: name } of await reading.find(slug, { ...byIds(ids), fields: ['slug', 'column'] })) {
      const node = tree.byId.get(column.toHexString())
      if (node) found.push([`${slug}:${_id.toHexString()}`, articleUrl(node.path, name)])
    }
  }
  for (const id of references.get('columns') ?? []) {
    const node = tree.byId.get(id.toHexString())
    if (node) found.push([`columns:${node.id}`, columnUrl(node.path)])
  }
  return found
}

/** Paths of the public ones among the documents a body links to, by `collection:id`. */
const readDocumentPaths = async (reading: Reading, references: References): Promise<ReadonlyMap<string, string>> => {
  const paths = new Map(await articlePaths(reading, references))
  const policies = references.get('feeWaiverPolicies') ?? []
  if (policies.length > 0) {
    for (const { _id, slug } of await reading.find('feeWaiverPolicies', { ...byIds(policies), fields: ['slug'] })) {
      paths.set(`feeWaiverPolicies:${_id.toHexString()}`, policyUrl(slug))
    }
  }
  return paths
}

const imageOf = ({ alt, filename, height, sizes, width }: MediaDocument): ResolvedUpload => {
  const wide = sizes?.['wide']
  const best = wide?.filename ? { filename: wide.filename, height: wide.height, width: wide.width } : { filename, height, width }
  return { alt: alt ?? '', height: best.height ?? undefined, src: mediaUrl(best.filename), width: best.width ?? 1 }
}

const readUploads = async (reading: Reading, references: References): Promise<ReadonlyMap<string, ResolvedUpload>> => {
  const uploads = new Map<string, ResolvedUpload>()
  const media = references.get('media') ?? []
  const files = references.get('attachments') ?? []
  if (media.length > 0) {
    const found = await reading.find('media', { ...byIds(media), fields: ['alt', 'filename', 'height', 'sizes', 'width'] })
    for (const document of found) uploads.set(`media:${document._id.toHexString()}`, imageOf(document))
  }
  if (files.length > 0) {
    const found = await reading.find('attachments', { ...byIds(files), fields: ['filename', 'title'] })
    for (const { _id, filename, title } of found) {
      uploads.set(`attachments:${_id.toHexString()}`, { alt: '', filename: title || filename, src: attachmentUrl(filename) })
    }
  }
  return uploads
}

/**
 * A rich text as clean HTML. References to documents that are not public become plain text, and so do links that the
 * patrol has found to be dangerous. Addresses within the portal stay relative to its root.
 * @param base absolute URL of the page on which the text stands
 */
export const renderBody = async (reading: Reading, state: unknown, base: string): Promise<string> => {
  const plain: unknown = JSON.parse(JSON.stringify(state ?? null)) // ids inside a text may be stored as ObjectIds
  const links = extractDocumentLinks(plain)
  const references = groupReferences(links)
  const normal = (url: string): string => normaliseUrl(url, base).url
  const written = [...new Set(links.flatMap(({ url }) => (url === null ? [] : [normal(url), normal(url).replace(/#.*$/, '')])))]
  const [documents, uploads, dangerous] = await Promise.all([readDocumentPaths(reading, references), readUploads(reading, references), reading.dangerous(written)])
  return lexicalToHtml(plain, {
    document: (relationTo, id) => documents.get(`${relationTo}:${id}`) ?? null,
    link: (url) => (dangerous.has(normal(url)) || dangerous.has(normal(url).replace(/#.*$/, '')) ? 'neutralise' : 'keep'),
    upload: (relationTo, id) => uploads.get(`${relationTo}:${id}`) ?? null,
  })
}
