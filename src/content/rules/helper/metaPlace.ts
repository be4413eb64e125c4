import type { ContentDocument, MetaName } from '../../model/contentDocument.ts'
import type { Place } from '../../model/contentNode.ts'

/** Where a field of the metadata stands, or the field itself where it is missing. */
export const metaPlace = ({ metaPlaces }: ContentDocument, name: MetaName): Place => metaPlaces[name] ?? { column: null, field: name, line: null, path: null }
