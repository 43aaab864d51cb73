import { performance } from 'node:perf_hooks'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { answerLine } from '../rulebook/degree/answer-line.ts'
import { catalogueLines } from './degree-lines.ts'

/** So many lines differ; then they come again. */
const DIFFERENT = 1_000

/** How many seconds `workers` threads need for a city, from starting them to the last answer. */
export async function secondsOfCity({
  people,
  workers,
}: {
  people: number
  workers: number
}): Promise<number> {
  const from = performance.now()
  const share = Math.ceil(people / workers)
  await Promise.all(Array.from({ length: workers }, () => answered(share)))
  return (performance.now() - from) / 1000
}

function answered(share: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share })
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
}

if (!isMainThread) {
  const share = Number(workerData)
  const lines = catalogueLines(DIFFERENT)
  let written = 0
  for (let place = 0; place < share; place += 1)
    written += answerLine(lines[place % lines.length] ?? '').length
  parentPort?.postMessage(written)
}
