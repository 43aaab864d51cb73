import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const FIXTURE = fileURLToPath(new URL('behind-event-loop.fixture.ts', import.meta.url))

interface Thread {
  name: string
  niceness: number
}

/** The threads of a process of its own, begun with that niceness. */
function threadsAt(niceness: number): Thread[] {
  const command = [process.execPath, FIXTURE]
  const [program = '', ...args] =
    process.platform === 'win32' ? command : ['nice', '-n', String(niceness), ...command]
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' })) as Thread[]
}

const BEHIND = ['libuv-worker', 'libvips worker', 'WorkerThread']

test('OPS-02 the threads that hash, decode and print have a core after the event loop, however nice the process is', () => {
  const before = threadsAt(0)
  const after = threadsAt(3)
  for (const threads of [before, after]) {
    const loop = threads.find(({ name }) => name === 'main')?.niceness ?? 0
    const work = threads.filter(({ name }) => BEHIND.includes(name))
    expect(work.map(({ niceness }) => niceness)).toEqual(work.map(() => Math.min(19, loop + 5)))
    const found = new Set(work.map(({ name }) => name))
    expect(found).toEqual(new Set(process.platform === 'linux' ? BEHIND : []))
  }
})
