import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { type Installation, makeInstallation } from './installation.ts'
import { untilReady } from './stage.ts'

let installation: Installation
let other: Installation
beforeEach(() => {
  installation = makeInstallation()
  other = makeInstallation()
})
afterEach(async () => {
  await other.remove()
  await installation.remove()
})

async function lostLines({ origin }: { origin: string }): Promise<number> {
  const figures = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^kaoji_log_lines_lost (\d+)$/m.exec(figures)?.[1])
}

// What `npm test` does with the real process; the kills under load and the rest are `npm run crash`.
test('OPS-01 the log says that the database died and came back; after kill -9 the next start works at once, whether anybody reads its log, or its disk is full, or not; a second one, and a taken port, are told in words', async () => {
  const port = await findFreePort()
  const first = installation.start(port, 'kept')
  await untilReady(first.origin, first.child)
  installation.killDatabase()
  for (const event of ['database-lost', 'database-restarted'])
    await expect.poll(installation.readLog).toContain(`"level":"warn","event":"${event}"`)
  await installation.end(first, 'SIGKILL')
  const next = installation.start(port, 'unread')
  await untilReady(next.origin, next.child)

  const second = installation.start(await findFreePort())
  const rival = other.start(port)
  await Promise.all([second, rival].map(({ child }) => once(child, 'close')))
  expect([second.child.exitCode, second.said()]).toEqual([
    1,
    expect.stringMatching(/^考籍已经在使用这个目录：.*请先停止正在运行的考籍/),
  ])
  expect([rival.child.exitCode, rival.said()]).toEqual([1, expect.stringMatching(/^端口已被占用.*PORT=/)])
  expect(other.holds()).toEqual([])
  expect((await fetch(`${next.origin}/readyz`)).status).toBe(200)
  await expect.poll(() => lostLines(next)).toBeGreaterThan(0)

  await installation.end(next, 'SIGTERM')
  const onFullDisk = installation.start(port, 'full')
  await untilReady(onFullDisk.origin, onFullDisk.child)
  for (let request = 0; request < 200; request += 1) await fetch(`${onFullDisk.origin}/readyz`)
  await expect.poll(() => lostLines(onFullDisk)).toBeGreaterThan(200)
}, 240_000)
