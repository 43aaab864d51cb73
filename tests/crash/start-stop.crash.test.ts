import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
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
    const body = (await (await fetch(`${origin}/api/demonstration`)).json()) as { candidates: unknown[] }
    expect(body).toHaveProperty('candidates')
    expect(body.candidates.length).toBeGreaterThan(10)
  },
  240_000,
)
