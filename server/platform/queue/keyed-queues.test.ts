import { expect, test } from 'vitest'
import { createKeyedQueues } from './keyed-queues.ts'
import { Overloaded } from './overloaded.ts'

test('LOG-05 work of one key waits for the one before, work of another does not', async () => {
  const run = createKeyedQueues({ concurrency: 1, maxWaiting: 1 })
  const gate = Promise.withResolvers<void>()
  const order: string[] = []
  const first = run('a', () => gate.promise.then(() => order.push('first a')))
  const second = run('a', async () => order.push('second a'))
  expect([run.isTaken('a'), run.isTaken('b')]).toEqual([true, false])
  await expect(run('a', async () => order.push('third a'))).rejects.toThrow(Overloaded)
  await run('b', async () => order.push('b'))
  expect(order).toEqual(['b'])
  gate.resolve()
  await Promise.all([first, second])
  expect(run.isTaken('a')).toBe(false)
  await run('a', async () => order.push('later a'))
  expect(order).toEqual(['b', 'first a', 'second a', 'later a'])
})
