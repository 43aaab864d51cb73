import { expect, test } from 'vitest'
import { createBoundedQueue } from './bounded-queue.ts'
import { Overloaded } from './overloaded.ts'

test('LOG-05 one too many is refused at once, with when to come back, and its work never starts', async () => {
  const run = createBoundedQueue({ concurrency: 1, maxWaiting: 1 })
  const first = Promise.withResolvers<void>()
  const done = [run(() => first.promise), run(() => Promise.resolve())]
  let started = false
  const refused = run(async () => {
    started = true
  })
  await expect(refused).rejects.toThrow(Overloaded)
  await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 2 })
  expect(started).toBe(false)
  first.resolve()
  await Promise.all(done)
})

test('LOG-05 never more run at once than allowed, and a place is handed on in order', async () => {
  const run = createBoundedQueue({ concurrency: 2, maxWaiting: 10 })
  const order: number[] = []
  let running = 0
  let most = 0
  const work = (place: number) =>
    run(async () => {
      running += 1
      most = Math.max(most, running)
      order.push(place)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
    })
  await Promise.all([0, 1, 2, 3, 4, 5, 6].map(work))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('LOG-05 who comes as a place is handed on waits behind it', async () => {
  const run = createBoundedQueue({ concurrency: 1, maxWaiting: 5 })
  const order: string[] = []
  const first = run(async () => {
    order.push('first')
  })
  const waiting = run(async () => {
    order.push('waiting')
  })
  const late = first.then(() =>
    run(async () => {
      order.push('late')
    }),
  )
  await Promise.all([first, waiting, late])
  expect(order).toEqual(['first', 'waiting', 'late'])
})

test('OPS-02 who would wait longer than the queue allows is turned away, by how long work took lately', async () => {
  const run = createBoundedQueue({ concurrency: 1, maxWaiting: 100, maxWaitMs: 60 })
  const slowly = () => run(() => new Promise((resolve) => setTimeout(resolve, 50)))
  for (let count = 0; count < 12; count += 1) await slowly()
  const crowd = await Promise.allSettled(Array.from({ length: 8 }, slowly))
  const turnedAway = crowd.filter(({ status }) => status === 'rejected').length
  expect(turnedAway).toBeGreaterThanOrEqual(4)
  // One at work and at least one behind it: fewer in line, and somebody may come again.
  expect(turnedAway).toBeLessThan(8)
  await slowly()
})

test('LOG-05 work that fails gives its place back', async () => {
  const run = createBoundedQueue({ concurrency: 1, maxWaiting: 0 })
  await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await expect(run(() => Promise.resolve('done'))).resolves.toBe('done')
})

test('OPS-02 work for which nobody waits gives up its place in the line and never starts', async () => {
  const run = createBoundedQueue({ concurrency: 1, maxWaiting: 2 })
  const first = Promise.withResolvers<void>()
  const begun: string[] = []
  const work = (name: string) => async () => {
    begun.push(name)
  }
  let isGone = false
  const atWork = run(() => first.promise)
  const gone = [run(work('gone'), () => isGone), run(work('gone too'), () => isGone)]
  await expect(run(work('too many'))).rejects.toThrow(Overloaded)
  isGone = true
  const next = run(work('next'))
  for (const one of gone) await expect(one).rejects.toThrow(Overloaded)
  first.resolve()
  await Promise.all([atWork, next])
  expect(begun).toEqual(['next'])
})

test('OPS-02 a place passes over who has gone while waiting, to the next who has not', async () => {
  const run = createBoundedQueue({ concurrency: 1, maxWaiting: 5 })
  const first = Promise.withResolvers<void>()
  const begun: string[] = []
  const atWork = run(() => first.promise)
  const gone = run(
    async () => void begun.push('gone'),
    () => true,
  )
  const next = run(async () => void begun.push('next'))
  first.resolve()
  await expect(gone).rejects.toThrow(Overloaded)
  await Promise.all([atWork, next])
  expect(begun).toEqual(['next'])
  await run(async () => void begun.push('after'))
  expect(begun).toEqual(['next', 'after'])
})

test('OPS-02 a queue promises no more pieces in a time than it does, the oldest at work included', async () => {
  const run = createBoundedQueue({ concurrency: 2, maxWaiting: 9, newest: 1 })
  expect(run.doneWithin(1_000)).toBe(Number.POSITIVE_INFINITY)
  await run(() => new Promise((resolve) => setTimeout(resolve, 50)))
  const usual = run.doneWithin(1_000)
  expect(usual).toBeLessThanOrEqual(41)
  const longer = Promise.withResolvers<void>()
  const atWork = run(() => longer.promise)
  await expect.poll(() => run.doneWithin(1_000)).toBeLessThan(usual)
  longer.resolve()
  await atWork
})
