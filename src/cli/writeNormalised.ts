import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { decodeSource } from '../content/adapters/decodeSource.ts'
import { listFiles } from '../content/files/listFiles.edge.ts'
import { readSubject } from '../content/files/readSubject.edge.ts'
import { changeSummary, normaliseFile } from '../content/normalise/normaliseFile.ts'
import { UserError } from '../shared/errors.ts'

const LAID_OUT = /\.(?:docx|html?|markdown|md)$/i

const isWithin = (folder: string, file: string): boolean => !path.relative(folder, file).startsWith('..')

/**
 * Writes laid-out copies of the documents under `paths` into `out`, under the same relative names, and tells of each what was changed.
 * @throws UserError where `out` lies among the originals, which are never written to
 */
export const writeNormalised = async (paths: readonly string[], out: string): Promise<void> => {
  const { files } = await listFiles(paths)
  const target = path.resolve(out)
  const root = files.find((file) => isWithin(path.resolve(file.root), target))?.root
  if (root !== undefined) throw new UserError('INPUT_INVALID', `--out ${out} 在原文件的目录 ${root} 之内，副本会与原文件相混；请指定别处的目录。`)
  for (const file of files.filter((one) => LAID_OUT.test(one.path))) {
    const subject = await readSubject(file)
    if (subject.kind === 'skipped' || !subject.document) continue
    const source = decodeSource(await readFile(path.join(file.root, file.path)))
    const copy = normaliseFile(subject.document, typeof source === 'string' ? source : '')
    if (copy.kind === 'none') process.stderr.write(`未排版 ${file.path}：${copy.reason}\n`)
    else {
      const to = path.join(target, copy.path)
      await mkdir(path.dirname(to), { recursive: true })
      await writeFile(to, copy.text)
      process.stderr.write(`已排版 ${copy.path}：${changeSummary(copy.changes)}\n`)
    }
  }
}
