import { Worker } from 'node:worker_threads'

import type { PdfJob } from './pdfThread.edge.ts'
import type { PdfFault, ReadPdf } from './readPdf.edge.ts'

const THREAD = import.meta.filename.replace('pdfDocument.edge', 'pdfThread.edge')

/** An honest file of 500 pages is read in a few seconds. */
const LONGEST_MS = 20_000
const MEMORY_MB = 512

const broken = (detail: string): PdfFault => ({ detail, kind: 'broken' })

/** A thread that has nothing to do, kept for the next file: most of a short file's time is its start. */
let idle: null | Worker = null

const startThread = (): Worker => {
  const thread = new Worker(THREAD, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
  return thread.once('exit', () => { if (idle === thread) idle = null })
}

const takeThread = (): Worker => {
  const thread = idle ?? startThread()
  idle = null
  thread.ref()
  return thread
}

/** The listeners of one file; those of the thread's own life stay. */
const letGo = (thread: Worker): Worker => thread.removeAllListeners('error').removeAllListeners('message')

const putBack = (thread: Worker): void => {
  letGo(thread).unref()
  if (idle) return void thread.terminate()
  // An error told too late to belong to a file ends the thread; the next file gets another.
  thread.once('error', () => undefined)
  idle = thread
}

const askThread = (job: PdfJob, limitMs: number): Promise<PdfFault | ReadPdf> => new Promise((resolve) => {
  const thread = takeThread()
  const giveUp = (detail: string): void => {
    clearTimeout(timer)
    void letGo(thread).terminate()
    resolve(broken(detail))
  }
  const timer = setTimeout(() => giveUp(`${limitMs / 1000} 秒内读不完，可能是有意做得难读的文件`), limitMs)
  letGo(thread).once('error', () => giveUp('读不出内容（占用的内存过多，或文件损坏）'))
  thread.once('message', (read: PdfFault | ReadPdf) => {
    clearTimeout(timer)
    putBack(thread)
    resolve(read)
  })
  thread.postMessage(job)
})

/**
 * Reads the text of a PDF, page by page (`page 3`), in a thread of its own with 20 s and 512 MB, so that a file made to stall holds up
 * nothing else. Whatever is wrong with the file comes back as a fault.
 */
export const pdfDocument = (bytes: Uint8Array, file: string, limitMs = LONGEST_MS): Promise<PdfFault | ReadPdf> => askThread({ bytes: new Uint8Array(bytes), file }, limitMs)
