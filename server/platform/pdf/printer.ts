import { Worker } from 'node:worker_threads'
import { createBoundedQueue } from '../queue/bounded-queue.ts'
import type { PdfDocument } from './pdf-document.ts'

/** Prints papers beside the process's own work; throws `Overloaded` when too many wait. */
export interface Printer {
  /** The paper as a PDF file; the same paper gives the same bytes. */
  print(document: PdfDocument): Promise<Buffer>
  /** Ends the thread; what is being printed fails. */
  stop(): Promise<void>
}

/**
 * Megabytes of objects that one paper may take, besides 35 of fonts. A roster of 5,000 names takes less; what takes more is refused by
 * ending the thread, not the process.
 */
const MEMORY = 512

type Answer = { bytes: Uint8Array } | { error: unknown }

/**
 * A printer with its own thread: a paper takes a tenth of a second of computing, and other requests must not wait for it.
 * The thread begins with the first paper, and begins anew after a failure. `limit`: milliseconds after which a paper is
 * given up.
 */
export function createPrinter(options: { maxWaiting: number; limit?: number }): Printer {
  const run = createBoundedQueue({ concurrency: 1, maxWaiting: options.maxWaiting })
  let thread: Worker | undefined
  const end = async () => {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }
  const begin = () => {
    const begun = new Worker(new URL('./print.worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    // An idle printer keeps no process alive.
    begun.unref()
    return begun
  }
  const print = async (document: PdfDocument) => {
    thread ??= begin()
    try {
      const answer = await ask(thread, document, options.limit ?? 20_000)
      if ('error' in answer) throw new Error('the paper cannot be printed', { cause: answer.error })
      return Buffer.from(answer.bytes)
    } catch (error) {
      // The thread may be in any state now, so the next paper gets a new one.
      await end()
      throw error
    }
  }
  return { print: (document) => run(() => print(document)), stop: end }
}

function ask(thread: Worker, document: PdfDocument, limit: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const onExit = () => reject(new Error('the printing thread ended'))
  const timer = setTimeout(() => reject(new Error(`not printed within ${limit} ms`)), limit)
  thread.once('message', resolve).once('error', reject).once('exit', onExit)
  thread.postMessage(document)
  return promise.finally(() => {
    clearTimeout(timer)
    thread.off('message', resolve).off('error', reject).off('exit', onExit)
  })
}
