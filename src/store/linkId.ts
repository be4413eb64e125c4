import { hash } from 'node:crypto'

import { ObjectId } from 'mongodb'

/** The id of a link's row: made of its URL, so that all who register a link at one time mean the same row. */
export const linkId = (url: string): ObjectId => new ObjectId(hash('sha256', url, 'hex').slice(0, 24))
