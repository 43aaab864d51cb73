import { setTimeout } from 'node:timers/promises'
import { keepHeapLean } from './lean-heap.ts'

// A process of its own, because V8's settings cannot be put back: prints how many times what lives the heap becomes, under a load whose objects
// outlive the space of young ones.

const [how] = process.argv.slice(2)
if (how === 'lean') keepHeapLean()

const alive = Array.from({ length: 250_000 }, (_, number) => ({ number, parts: [number] }))
// V8 reckons with what was alive at the last time that it looked.
globalThis.gc?.()
const atFirst = process.memoryUsage().heapUsed

const inProgress: unknown[] = []
let peak = 0
for (let round = 0; round < 400; round += 1) {
  for (let each = 0; each < 10_000; each += 1) {
    inProgress[(round * 10_000 + each) % 100_000] = { round, parts: [each] }
  }
  peak = Math.max(peak, process.memoryUsage().heapUsed)
  await setTimeout(2)
}
process.stdout.write(String(alive.length > 0 ? peak / atFirst : 0))
