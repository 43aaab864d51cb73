import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Tx } from './database.ts'
import { ask, askTogether, type Question } from './question.ts'

const application = startApplication({ data: 'empty' })
const read = <T>(work: (tx: Tx) => Promise<T>) => application.deps.database.read(deadlineIn(5_000), work)

interface Value {
  n: number
  day: string
  share: number
  words: readonly string[]
  tree: { all: readonly string[] }
  'none yet': string | null
}
const values: Question<Value, Value[]> = {
  rows: sql<Value>`
    select n, date '2026-10-24' as day, 7.0::numeric(4, 1) as share, array['甲', '"乙"'] as words, '{"all": ["丙"]}'::jsonb as tree,
      null::text as "none yet"
    from generate_series(1, 12) n order by n desc limit ${11}`,
  answer: (rows) => [...rows],
}
const noon: Question<{ at: Date }, Date | undefined> = {
  rows: sql<{ at: Date }>`select ${new Date('2026-11-23T04:00:00.123Z')}::timestamptz as at`,
  answer: ([row]) => row && new Date(row.at),
}
const nothing: Question<{ n: number }, number> = {
  rows: sql<{ n: number }>`select 1 as n where ${false}`,
  answer: ({ length }) => length,
}

test('OPS-02 what is asked together is answered as it is alone: values, order, instants, and nothing', async () => {
  const alone = await read(async (tx) => ({
    values: await ask(tx, values),
    noon: await ask(tx, noon),
    nothing: await ask(tx, nothing),
  }))
  expect(alone.values.map(({ n }) => n)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  expect(alone.values[0]).toEqual({
    ...{ n: 12, day: '2026-10-24', share: 7, words: ['甲', '"乙"'], tree: { all: ['丙'] }, 'none yet': null },
  })
  expect([alone.noon?.toISOString(), alone.nothing]).toEqual(['2026-11-23T04:00:00.123Z', 0])
  expect(await read((tx) => askTogether(tx, { values, noon, nothing }))).toEqual(alone)
})

test('OPS-02 a query of the builder can be asked together with others', async () => {
  const answers = await read((tx) => {
    const rows = tx.selectFrom('schools').select('code').where('code', '=', 'none').orderBy('code').limit(3)
    return askTogether(tx, { schools: { rows, answer: (found: readonly object[]) => found.length }, nothing })
  })
  expect(answers).toEqual({ schools: 0, nothing: 0 })
})
