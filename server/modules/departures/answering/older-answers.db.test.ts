import { expect, test } from 'vitest'
import { migrate } from '#platform/db/migrate.ts'
import { startOlderDatabase } from '#tests/support/older-database.ts'

const older = startOlderDatabase('0071')

test('TRO-04 of the answers of an earlier version, those that two persons took back stand no more', async () => {
  // What the steps belong to does not matter here.
  await older.client.query("set session_replication_role = 'replica'")
  await older.client.query(`
    with departure as (select gen_random_uuid() as id)
    insert into departure_steps (person_id, departure_id, seq, kind, at)
    select departure.id, departure.id, made.seq, made.kind, make_timestamptz(2026, 11, made.seq, 0, 0, 0, 'UTC')
    from departure, (values (1, 'opened'), (2, 'returned'), (3, 'undo_asked'), (4, 'undone'), (5, 'accepted'), (6, 'undone'),
      (7, 'returned')) as made (seq, kind)`)
  await migrate(older.url)
  const { rows } = await older.client.query(
    "select seq, extract(day from taken_back_at at time zone 'UTC')::int as day from departure_steps order by seq",
  )
  expect(rows.map(({ seq, day }) => [seq, day])).toEqual([
    [1, null],
    [2, 4],
    [3, null],
    [4, null],
    [5, 6],
    [6, null],
    [7, null],
  ])
})
