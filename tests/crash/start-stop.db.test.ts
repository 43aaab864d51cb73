import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { untilReady } from './stage.ts'

let directory = ''
let running: ChildProcess[] = []

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kaoji-start-'))
  chmodSync(directory, 0o711)
})
afterEach(async () => {
  for (const child of running) await end(child, 'SIGTERM')
  running = []
  const standIn = join(directory, 'postgres/elsewhere')
  if (existsSync(standIn)) rmSync(readFileSync(standIn, 'utf8').trim(), { recursive: true, force: true })
  rmSync(directory, { recursive: true, force: true })
}, 60_000)

interface Started {
  child: ChildProcess
  origin: string
  said(): string
}

/** As `npm start` does, with its own database, on data of its own. */
function start(port: number): Started {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...inherited } = process.env
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...inherited, KAOJI_LOG_LEVEL: 'silent', KAOJI_DATA_DIR: directory, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running.push(child)
  let text = ''
  child.stderr?.on('data', (chunk) => {
    text += chunk
  })
  return { child, origin: `http://127.0.0.1:${port}`, said: () => text }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

test.each(['SIGINT', 'SIGKILL'] as const)(
  'OPS-01 a first start that is ended by %s at any moment leaves nothing that blocks the next',
  async (signal) => {
    const port = await findFreePort()
    for (const milliseconds of [400, 1_200, 2_500]) {
      const begun = start(port)
      await sleep(milliseconds)
      await end(begun.child, signal)
      // Ctrl-C is no fault: nobody is shown where the program was.
      expect([milliseconds, begun.said()]).toEqual([milliseconds, ''])
    }
    const { child, origin, said } = start(port)
    await untilReady(origin, child)
    expect(said()).toBe('')
    const { candidates } = (await (await fetch(`${origin}/api/demonstration`)).json()) as {
      candidates: unknown[]
    }
    expect(candidates.length).toBeGreaterThan(10)
  },
  240_000,
)

test('OPS-01 after kill -9 the next start works at once; a second one, and a taken port, are told in words and harm nothing', async () => {
  const port = await findFreePort()
  const first = start(port)
  await untilReady(first.origin, first.child)
  await end(first.child, 'SIGKILL')
  const next = start(port)
  await untilReady(next.origin, next.child)

  const second = start(await findFreePort())
  await once(second.child, 'exit')
  expect([second.child.exitCode, second.said()]).toEqual([
    1,
    expect.stringMatching(/^考籍已经在使用这个目录：.*请先停止正在运行的考籍/),
  ])
  const mine = directory
  directory = mkdtempSync(join(tmpdir(), 'kaoji-start-'))
  chmodSync(directory, 0o711)
  const rival = start(port)
  await once(rival.child, 'exit')
  expect([rival.child.exitCode, rival.said()]).toEqual([1, expect.stringMatching(/^端口已被占用.*PORT=/)])
  const standIn = join(directory, 'postgres/elsewhere')
  if (existsSync(standIn)) rmSync(readFileSync(standIn, 'utf8').trim(), { recursive: true, force: true })
  rmSync(directory, { recursive: true, force: true })
  directory = mine
  expect((await fetch(`${next.origin}/readyz`)).status).toBe(200)
}, 240_000)
