import { expect, test, vi } from 'vitest'
import { systemRandom } from '#kernel/random.ts'
import { Overloaded } from '#platform/queue/overloaded.ts'
import { createCaptchaPool } from './captcha-pool.ts'

const POOL = { concurrency: 2, random: systemRandom }

/** Draws by order: each picture ends when it is told to, or at once. */
function drawer({ atOnce }: { atOnce: boolean }) {
  let count = 0
  let atWork = 0
  let most = 0
  const waiting: (() => void)[] = []
  const render = async () => {
    count += 1
    const answer = String(count)
    atWork += 1
    most = Math.max(most, atWork)
    if (!atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    atWork -= 1
    return { answer, png: Buffer.from(answer) }
  }
  return { render, drawn: () => count, most: () => most, finish: () => waiting.shift()?.() }
}

test('LOG-04 each picture of the stock is given out once, and the stock is drawn only while nothing else is done', async () => {
  const { render, drawn } = drawer({ atOnce: true })
  const pool = createCaptchaPool({ ...POOL, render })
  let isBusy = true
  const stop = pool.fill({ size: 5, isBusy: () => isBusy })
  const first = await pool.take()
  expect(drawn()).toBe(1)
  isBusy = false
  await expect.poll(drawn).toBe(6)
  isBusy = true
  const taken = await Promise.all(Array.from({ length: 7 }, () => pool.take()))
  expect(new Set([first, ...taken].map(({ answer }) => answer)).size).toBe(8)
  expect(drawn()).toBe(8)
  await stop()
})

test('OPS-01 a process that stops waits for the picture that is being drawn, and for no further one', async () => {
  const { render, drawn, finish } = drawer({ atOnce: false })
  const stop = createCaptchaPool({ ...POOL, render }).fill({ size: 5, isBusy: () => false })
  await expect.poll(drawn).toBe(1)
  const stopped = stop()
  finish()
  await stopped
  expect(drawn()).toBe(1)
})

test('OPS-02 no more pictures are drawn at once than allowed, and one too many is told when to come back', async () => {
  const { render, drawn, most, finish } = drawer({ atOnce: false })
  const pool = createCaptchaPool({ ...POOL, render })
  const asked = Array.from({ length: 62 }, () => pool.take())
  await expect(pool.take()).rejects.toThrow(Overloaded)
  const all = Promise.all(asked)
  const hurry = setInterval(finish, 1)
  expect(new Set((await all).map(({ answer }) => answer)).size).toBe(62)
  clearInterval(hurry)
  expect([drawn(), most()]).toEqual([62, 2])
})

test('OPS-02 a full stock lets the process sleep, and a picture that was taken is drawn anew', async () => {
  vi.useFakeTimers()
  try {
    const { render, drawn } = drawer({ atOnce: true })
    const pool = createCaptchaPool({ ...POOL, render })
    const stop = pool.fill({ size: 2, isBusy: () => false })
    await vi.advanceTimersByTimeAsync(200)
    expect([drawn(), vi.getTimerCount()]).toEqual([2, 0])
    await pool.take()
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(200)
    expect([drawn(), vi.getTimerCount()]).toEqual([3, 0])
    await stop()
  } finally {
    vi.useRealTimers()
  }
})

test('OPS-02 without a stock nothing is drawn before somebody asks', async () => {
  vi.useFakeTimers()
  try {
    const { render, drawn } = drawer({ atOnce: true })
    const pool = createCaptchaPool({ ...POOL, render })
    const stop = pool.fill({ size: 0, isBusy: () => false })
    await pool.take()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(200)
    expect([drawn(), vi.getTimerCount()]).toEqual([1, 0])
    await stop()
  } finally {
    vi.useRealTimers()
  }
})
