import { expect, test } from 'vitest'
import { createLog } from '#platform/log/log.ts'
import { createTestClock } from '#tests/support/test-clock.ts'
import { withBreaker } from './breaker.ts'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from './payment-faults.ts'
import type { PaymentProvider } from './payment-provider.ts'

/** A provider that does what `fate` says, behind its breaker. */
function stage() {
  const clock = createTestClock('2026-11-23T04:00:00.000Z')
  const lines: string[] = []
  const log = createLog({ level: 'info', write: (line) => lines.push(line), now: () => clock.now() })
  const stage = { fate: undefined as Error | undefined, asked: 0 }
  const work = async () => {
    stage.asked += 1
    if (stage.fate) throw stage.fate
  }
  const provider = {
    name: 'wechat',
    isOpen: () => true,
    create: work,
    query: work,
    close: work,
    refund: work,
    queryRefund: work,
    bill: work,
  } as unknown as PaymentProvider
  const guarded = withBreaker(provider, { log, elapsed: () => clock.now().getTime() })
  const ask = () =>
    guarded.query('A1').then(
      () => 'answered',
      (error: Error) => error.message,
    )
  const askTimes = async (times: number) => {
    for (let time = 0; time < times; time += 1) await ask()
  }
  return { stage, clock, lines, guarded, ask, askTimes }
}

const AWAY = new ProviderUnavailable('wechat', 'TimeoutError')

test('PAY-02 five failures in a row hide the button, and nobody waits for the provider any more', async () => {
  const { stage: provider, guarded, ask, askTimes, lines } = stage()
  provider.fate = AWAY
  await askTimes(4)
  expect(guarded.isOpen()).toBe(true)
  await askTimes(1)
  expect(guarded.isOpen()).toBe(false)
  expect(await ask()).toBe('wechat is unavailable: resting')
  expect(provider.asked).toBe(5)
  const rests = lines.filter((line) => line.includes('payment-provider-rests'))
  expect(rests).toHaveLength(1)
  expect(JSON.parse(rests[0] ?? '')).toMatchObject({ provider: 'wechat', seconds: 30, why: 'TimeoutError' })
})

test('PAY-02 after its rest it is offered again; one more failure and it rests twice as long', async () => {
  const { stage: provider, guarded, clock, ask, askTimes } = stage()
  provider.fate = AWAY
  await askTimes(5)
  clock.advance(30_000)
  expect(guarded.isOpen()).toBe(true)
  await ask()
  clock.advance(59_999)
  expect(guarded.isOpen()).toBe(false)
  clock.advance(1)
  provider.fate = undefined
  expect(await ask()).toBe('answered')
  provider.fate = AWAY
  await askTimes(4)
  expect(guarded.isOpen()).toBe(true)
})

test('PAY-02 the longest rest is five minutes', async () => {
  const { stage: provider, guarded, clock, askTimes } = stage()
  provider.fate = AWAY
  await askTimes(5)
  for (let rest = 0; rest < 10; rest += 1) {
    clock.advance(300_000)
    await askTimes(1)
  }
  clock.advance(299_999)
  expect(guarded.isOpen()).toBe(false)
  clock.advance(1)
  expect(guarded.isOpen()).toBe(true)
})

test('PAY-02 a refusal is an answer, a success ends the count, and a forged answer is a failure', async () => {
  const { stage: provider, guarded, askTimes, lines } = stage()
  for (const fate of [AWAY, new ProviderRefused('wechat', 'PARAM_ERROR'), AWAY, undefined, AWAY]) {
    provider.fate = fate
    await askTimes(fate === AWAY ? 4 : 1)
  }
  expect(guarded.isOpen()).toBe(true)
  provider.fate = new ProviderForged('wechat', 'no signature')
  await askTimes(1)
  expect(guarded.isOpen()).toBe(false)
  const forged = lines.find((line) => line.includes('payment-answer-forged'))
  expect(JSON.parse(forged ?? '')).toMatchObject({ provider: 'wechat', code: 'no-signature' })
})

test('PAY-02 bills begin no rest and are not held up by one', async () => {
  const { stage: provider, guarded, askTimes } = stage()
  provider.fate = AWAY
  for (let time = 0; time < 9; time += 1) await guarded.bill('2026-11-23').catch(() => undefined)
  expect(guarded.isOpen()).toBe(true)
  await askTimes(5)
  provider.fate = undefined
  await expect(guarded.bill('2026-11-23')).resolves.toBeUndefined()
})
