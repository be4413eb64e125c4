import { parentPort } from 'node:worker_threads'

import { readPdf } from './readPdf.edge.ts'

/** What the thread is given: the bytes of a PDF and its name in the report. It answers with what `readPdf` says. */
export type PdfJob = { bytes: Uint8Array; file: string }

parentPort?.on('message', ({ bytes, file }: PdfJob) => {
  void readPdf(bytes, file).then((read) => parentPort?.postMessage(read))
})
