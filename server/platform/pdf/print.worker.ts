import { parentPort } from 'node:worker_threads'
import { putThisThreadBehindEventLoop } from '../threads/behind-event-loop.ts'
import { drawDocument } from './draw-document.ts'
import type { PdfDocument } from './pdf-document.ts'

// A paper takes a tenth of a second, for which everybody else would wait on a machine of one core (OPS-02).
if (parentPort) putThisThreadBehindEventLoop()

/** The thread's side of `printer.ts`: one paper after the other, each answered by its bytes or by what went wrong. */
parentPort?.on('message', async (document: PdfDocument) => {
  try {
    parentPort?.postMessage({ bytes: await drawDocument(document) })
  } catch (error) {
    parentPort?.postMessage({ error })
  }
})
