import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type CheckedFiles, checkFiles } from '../../../src/content/checkFiles.edge.ts'
import { writeCsv } from '../../../src/content/writers/writeCsv.ts'
import { writeHtml } from '../../../src/content/writers/writeHtml.ts'
import { writeJson } from '../../../src/content/writers/writeJson.ts'
import { writeJunit } from '../../../src/content/writers/writeJunit.ts'
import { summarise } from '../../../src/content/report/summarise.ts'
import { buildCorpus } from '../../fixtures/corpus/corpus.ts'
import type { Corpus } from '../../fixtures/corpus/corpusDocument.ts'
import { type Grade, gradeCorpus } from '../../fixtures/corpus/gradeCorpus.ts'

const NOW = new Date('2026-11-24T08:00:00Z')
const GOAL = 0.98

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const figures = ({ falseAlarms, hints, misplaced, perKind, precision, recall }: Grade, { files, seeds, tricky }: Corpus): string => [
  `${files.size} files, ${seeds.length} faults in ${perKind.size} kinds, ${tricky.length} tricky right places`,
  `recall ${percent(recall)}, precision ${percent(precision)} (${falseAlarms.length} false alarms, ${hints} hints), ${misplaced.length} in the wrong place`,
  ...[...perKind].toSorted().map(([kind, { found, seeded }]) => `${kind}: ${found}/${seeded}`),
].join('\n')

describe('a corpus of seeded faults and of right words that look wrong', () => {
  let corpus: Corpus
  let folder: string
  let checked: CheckedFiles
  let grade: Grade
  beforeAll(async () => {
    corpus = await buildCorpus()
    folder = await mkdtemp(path.join(tmpdir(), 'corpus-'))
    for (const [name, content] of corpus.files) {
      await mkdir(path.join(folder, path.dirname(name)), { recursive: true })
      await writeFile(path.join(folder, name), content)
    }
    checked = await checkFiles({ now: NOW, ownHosts: new Set(), paths: [folder] })
    grade = gradeCorpus(corpus, checked)
    process.stdout.write(`${figures(grade, corpus)}\n`)
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true }))

  it('is as large as it says', () => {
    const attachments = [...corpus.files.keys()].filter((name) => name.startsWith('attachments/'))
    expect({ attachments: attachments.length >= 40, documents: corpus.files.size - attachments.length >= 200, faults: corpus.seeds.length >= 300, kinds: grade.perKind.size >= 41, tricky: corpus.tricky.length >= 250 })
      .toEqual({ attachments: true, documents: true, faults: true, kinds: true, tricky: true })
    expect(checked.skipped.filter(({ path: name }) => !name.startsWith('img'))).toEqual([])
  })

  it('is found out: faults by kind and place, right words left alone', () => {
    expect({ falseAlarms: grade.falseAlarms, precision: grade.precision >= GOAL }).toMatchObject({ precision: true })
    expect({ missed: grade.missed, recall: grade.recall >= GOAL }).toMatchObject({ recall: true })
    expect(grade.misplaced).toEqual([])
  })

  it('gives away no number of a person in any format', () => {
    const at = NOW.toISOString()
    const report = { ...checked, finishedAt: at, startedAt: at, summary: summarise(checked.documents, checked.skipped.length), version: 1 as const }
    const written = [writeCsv, writeHtml, writeJson, writeJunit].map((write) => [...write(report)].join('').normalize('NFKC')).join('\n')
    const numbers = corpus.seeds.filter(({ kind }) => ['bank-card', 'id-card', 'mobile', 'passport'].includes(kind)).map(({ words }) => words.normalize('NFKC'))
    expect(numbers.length).toBeGreaterThan(60)
    const bare = (text: string): string => text.replace(/[\s\u200b.-]/gu, '')
    expect(numbers.filter((number) => written.includes(number) || written.includes(bare(number)))).toEqual([])
  })
})
