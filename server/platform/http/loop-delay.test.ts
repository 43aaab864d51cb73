import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchLoop } from './loop-delay.ts'

test('OPS-02 a turn of the event loop that lasts counts while it lasts and shortly after, and is forgotten then', async () => {
  const { milliseconds, stop } = watchLoop()
  await after(60)
  const end = performance.now() + 150
  while (performance.now() < end);
  expect(milliseconds()).toBeGreaterThan(100)
  await after(25)
  expect(milliseconds()).toBeGreaterThan(20)
  await expect.poll(milliseconds).toBeLessThan(20)
  stop()
})
