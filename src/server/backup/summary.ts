import type { Manifest } from './manifest.ts'

/** What a backup holds, in one line for the person at the terminal. */
export const summary = ({ collections, uploads }: Manifest): string => {
  const documents = collections.reduce((sum, { count }) => sum + count, 0)
  return `${collections.length} 个集合、${documents} 条数据、${uploads.length} 个文件`
}
