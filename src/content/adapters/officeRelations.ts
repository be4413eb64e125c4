import { isFault, type ZipArchive } from './zipArchive.ts'
import { xmlEvents } from './xmlEvents.ts'

/** A relationship of an office part: `target` is a path inside the archive, or an address when `external`. */
export type Relation = { external: boolean; id: string; target: string; type: string }

/** Path of the file of relationships of a part. */
export const relationsPath = (part: string): string => {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

const resolved = (part: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  return new URL(target, `zip:///${part}`).pathname.slice(1)
}

/** Relationships of a part, by id; empty where it has none. */
export const relationsOf = (archive: ZipArchive, part: string): ReadonlyMap<string, Relation> => {
  const bytes = archive.read(relationsPath(part))
  const relations = new Map<string, Relation>()
  if (bytes === null || isFault(bytes)) return relations
  xmlEvents(bytes, {
    open: (name, { Id, Target, TargetMode, Type }) => {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      const external = TargetMode === 'External'
      relations.set(Id, { external, id: Id, target: external ? Target : resolved(part, Target), type: Type?.split('/').at(-1) ?? '' })
    },
  })
  return relations
}
