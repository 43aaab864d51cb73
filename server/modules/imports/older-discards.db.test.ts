import { expect, test } from 'vitest'
import { migrate } from '#platform/db/migrate.ts'
import { startOlderDatabase } from '#tests/support/older-database.ts'

const { url, client } = startOlderDatabase('0081')
const idOf = (no: number) => `01890000-0000-7000-8000-00000000000${no}`
const [lin, he] = [idOf(8), idOf(9)]

test('IMP-01 of a batch that was discarded before, the trail knows who did it and when', async () => {
  for (const staff of [
    [lin, 'linzhuren', '林主任'],
    [he, 'helaoshi', '何老师'],
  ])
    await client.query("insert into staff (id, username, name, password_hash) values ($1, $2, $3, '')", staff)
  for (const [no, state, entryOf] of [
    [1, 'discarded', null],
    [2, 'discarded', null],
    [3, 'uploaded', null],
    [4, 'discarded', 1],
    [5, 'discarded', null],
    [6, 'discarded', null],
    // It was discarded with the first of two entries only where it waited, too.
    [7, 'unreadable', 1],
  ] as const)
    await client.query(
      `insert into import_batches (id, kind, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at, entry_of)
       values ($1, 'candidates', 'x', 'x', 1, decode(md5(random()::text), 'hex'), $2, $3, now(), $4)`,
      [idOf(no), state, entryOf === null ? lin : he, entryOf === null ? null : idOf(entryOf)],
    )
  // The database takes an entry only of the present, and of somebody who is signed in.
  await client.query('alter table audit_entries disable trigger user')
  const write = (no: number, { kind, id, action = 'import.discard', value = null }: Entry) =>
    client.query(
      `insert into audit_entries (chain, seq, hash, at, actor_kind, actor_id, action, subject_kind, subject_id, new_value)
       values (0, $1::int, '', make_timestamptz(2026, 11, $1::int, 1, 0, 0, 'UTC'), $2, $3, $4, 'import_batch', $5, $6)`,
      [no, kind, id, action, idOf(no), value],
    )
  await write(1, { kind: 'staff', id: he })
  await write(3, { kind: 'staff', id: lin, action: 'import.upload', value: '{"replaces": 2}' })
  await write(5, { kind: 'system', id: 'worker' })
  await migrate(url)
  const { rows } = await client.query(
    `select b.batch_no::int as no, s.name, extract(day from b.discarded_at at time zone 'UTC')::int as day
     from import_batches b left join staff s on s.id = b.discarded_by order by 1`,
  )
  expect(rows.map(({ no, name, day }) => [no, name, day])).toEqual([
    [1, '何老师', 1],
    [2, '林主任', 3],
    [3, null, null],
    [4, '何老师', 1],
    [5, null, 5],
    [6, null, null],
    [7, null, null],
  ])
})

interface Entry {
  kind: string
  id: string
  action?: string
  value?: string | null
}
