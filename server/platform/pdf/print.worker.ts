import { parentPort } from 'node:worker_threads'
import { drawDocument } from './draw-document.ts'
import type { PdfDocument } from './pdf-document.ts'

/** The thread's side of `printer.ts`: one paper after the other, each answered by its bytes or by what went wrong. */
parentPort?.on('message', async (document: PdfDocument) => {
  try {
    parentPort?.postMessage({ bytes: await drawDocument(document) })
  } catch (error) {
    parentPort?.postMessage({ error })
  }
})
