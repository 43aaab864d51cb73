import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { patiently } from '#tests/support/patiently.ts'
import { type Installation, makeInstallation } from './installation.ts'
import { untilReady } from './stage.ts'

let installation: Installation
beforeEach(() => {
  installation = makeInstallation()
})
afterEach(() => installation.remove(), 60_000)

test.each(['SIGINT', 'SIGKILL'] as const)(
  'OPS-01 a first start that is ended by %s at any moment leaves nothing that blocks the next',
  async (signal) => {
    const port = await findFreePort()
    for (const milliseconds of [400, 1_200, 2_500]) {
      const begun = installation.start(port)
      await sleep(milliseconds)
      await installation.end(begun, signal)
      // Ctrl-C is no fault: nobody is shown where the program was.
      expect([milliseconds, begun.said()]).toEqual([milliseconds, ''])
    }
    const { child, origin, said } = installation.start(port)
    await untilReady(origin, child)
    expect(said()).toBe('')
    // Right after a start there may be too much to do, which is no fault: whoever asks waits, as the pages do.
    const reply = await patiently(() => fetch(`${origin}/api/demonstration`))
    const body = (await reply.json()) as { candidates: unknown[] }
    expect([reply.status, body]).toEqual([200, expect.objectContaining({ candidates: expect.any(Array) })])
    expect(body.candidates.length).toBeGreaterThan(10)
  },
  240_000,
)
