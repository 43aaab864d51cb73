import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { createGathered } from './gathered.ts'

const later = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A look-up whose queries are answered by hand, in the order in which they began. */
function gatheredByHand(options: { atOnce?: number } = {}) {
  const queries: {
    keys: readonly string[]
    left: number
    answer: (known: string) => void
    fail: () => void
  }[] = []
  const find = createGathered<string>((keys, deadline) => {
    const { promise, resolve, reject } = Promise.withResolvers<Map<string, string>>()
    queries.push({
      keys,
      left: deadline.remaining(),
      answer: (known) => resolve(new Map(keys.map((key) => [key, `${known} ${key}`]))),
      fail: () => reject(new Error('the query failed')),
    })
    return promise
  }, options)
  return { queries, ask: (key: string, milliseconds = 5_000) => find(key, deadlineIn(milliseconds)) }
}

test('SCO-01 who asks in the same turn is answered by one query, each by their own key', async () => {
  const { queries, ask } = gatheredByHand()
  const asked = ['a', 'b', 'a'].map((key) => ask(key))
  await later()
  expect(queries.map(({ keys }) => keys)).toEqual([['a', 'b']])
  queries[0]?.answer('row of')
  expect(await Promise.all(asked)).toEqual(['row of a', 'row of b', 'row of a'])
})

test('SCO-01 whoever asks after a query has begun is answered by the next one', async () => {
  const { queries, ask } = gatheredByHand()
  const before = ask('a')
  await later()
  const after = ask('a')
  await later()
  queries[0]?.answer('older')
  queries[1]?.answer('newer')
  expect([await before, await after]).toEqual(['older a', 'newer a'])
})

test('SCO-01 no more than two queries are under way; the rest gathers for the next, 64 keys at most', async () => {
  const { queries, ask } = gatheredByHand()
  const asked = [ask('first')]
  await later()
  asked.push(ask('second'))
  await later()
  asked.push(...Array.from({ length: 70 }, (_, place) => ask(`k${place}`)))
  await later()
  expect(queries).toHaveLength(2)
  queries[0]?.answer('it is')
  await asked[0]
  await later()
  expect(queries.map(({ keys }) => keys.length)).toEqual([1, 1, 64])
  for (const place of [1, 2]) queries[place]?.answer('it is')
  await asked[1]
  await later()
  queries[3]?.answer('it is')
  expect(await Promise.all(asked)).toHaveLength(72)
  expect(queries[3]?.keys).toHaveLength(6)
})

test('OPS-02 as many queries are under way as allowed before anybody shares one', async () => {
  const { queries, ask } = gatheredByHand({ atOnce: 3 })
  const asked: Promise<unknown>[] = []
  for (const key of ['a', 'b', 'c', 'd', 'e']) {
    asked.push(ask(key))
    await later()
  }
  expect(queries.map(({ keys }) => keys)).toEqual([['a'], ['b'], ['c']])
  queries[0]?.answer('row of')
  await asked[0]
  await later()
  expect(queries[3]?.keys).toEqual(['d', 'e'])
  for (const query of queries.slice(1)) query.answer('row of')
  expect(await Promise.all(asked)).toEqual(['row of a', 'row of b', 'row of c', 'row of d', 'row of e'])
})

test('SCO-01 a query that fails fails for whoever waits for it, and for nobody else', async () => {
  const { queries, ask } = gatheredByHand()
  const asked = Promise.allSettled([ask('a'), ask('b')])
  await later()
  queries[0]?.fail()
  expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const next = ask('a')
  await later()
  queries[1]?.answer('well,')
  expect(await next).toBe('well, a')
})

test('OPS-02 nothing is asked for who cannot wait any more, and a query may last as long as the most patient', async () => {
  const { queries, ask } = gatheredByHand()
  const gone = ask('gone', 0)
  await expect(gone).rejects.toMatchObject({ name: 'DatabaseUnavailable' })
  expect(queries).toEqual([])
  const asked = [ask('a', 1_000), ask('gone', 0), ask('b', 4_000)]
  await expect(asked[1]).rejects.toMatchObject({ name: 'DatabaseUnavailable' })
  expect(queries.map(({ keys }) => keys)).toEqual([['a', 'b']])
  expect(queries[0]?.left).toBeGreaterThan(3_000)
  queries[0]?.answer('row of')
  expect(await Promise.all([asked[0], asked[2]])).toEqual(['row of a', 'row of b'])
})
