import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { configOf, SECRETS } from '#tests/support/test-deps.ts'
import { renewPaymentKeys } from './renew-payment-keys.ts'

let directory: string
let stop: (() => Promise<void>) | undefined
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kaoji-keys-'))
})
afterEach(async () => {
  await stop?.()
  await rm(directory, { recursive: true, force: true })
})

/** Puts another file in the place of the first one, as operators and mounted secrets do. */
async function replace(content: string): Promise<void> {
  await writeFile(join(directory, 'new'), content)
  await rename(join(directory, 'new'), join(directory, 'secrets.json'))
}

async function watching() {
  await replace(JSON.stringify(SECRETS))
  const events: string[] = []
  const log = {
    info: (event: string) => void events.push(event),
    warn: () => undefined,
    error: (event: string) => void events.push(event),
  }
  const renewKeys = vi.fn()
  stop = renewPaymentKeys(
    {
      payments: { renewKeys, find: () => undefined, offered: () => [] },
      config: configOf(directory, { mode: 'demonstration', logLevel: 'silent' }),
      log,
    },
    join(directory, 'secrets.json'),
  )
  return { events, renewKeys }
}

test('PAY-02 a file put in the place of the first one is read, without a restart', async () => {
  const { events, renewKeys } = await watching()
  await replace(JSON.stringify({ ...SECRETS, payment: {} }))
  await expect.poll(() => events).toEqual(['payment-keys-renewed'])
  expect(renewKeys).toHaveBeenCalledWith({})
})

test('PAY-02 a broken file changes nothing and is reported; SIGHUP reads at once', async () => {
  const { events, renewKeys } = await watching()
  await replace('{')
  process.emit('SIGHUP')
  await expect.poll(() => events[0]).toBe('payment-keys-refused')
  expect(renewKeys).not.toHaveBeenCalled()
})
