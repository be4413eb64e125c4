import path from 'node:path'

/** Folder of the project, whatever the working directory is. */
export const PROJECT_ROOT = path.resolve(import.meta.dirname, '../..')
