import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const FIXTURE = fileURLToPath(new URL('lean-heap.fixture.ts', import.meta.url))
/** As on a machine with much memory, whatever this one has. */
const MACHINE = ['--expose-gc', '--max-semi-space-size=16', '--max-old-space-size=4096']

/** How many times what is alive the heap of such a process becomes. */
async function growthOf(how: 'lean' | 'as V8 would'): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [...MACHINE, FIXTURE, how])
  return Number(stdout)
}

test('OPS-02 under load the heap stays near what is alive, also on a machine with much memory', async () => {
  const [lean, other] = await Promise.all([growthOf('lean'), growthOf('as V8 would')])
  expect(lean).toBeLessThan(0.8 * other)
})
