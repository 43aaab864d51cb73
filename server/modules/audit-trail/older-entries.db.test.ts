import { expect, test } from 'vitest'
import { builderOver } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startOlderDatabase } from '#tests/support/older-database.ts'
import { verifyWith } from './verify-trail.ts'

const { url, client } = startOlderDatabase('0013')

const write = (subject: string) =>
  client.query(
    `insert into audit_entries (at, actor_kind, actor_id, action, subject_kind, subject_id, reason, address)
     values (now(), 'system', 'test', 'text.edit', 'text', $1, '''它说|"x"''', '127.0.0.1')`,
    [subject],
  )
async function verify() {
  await client.query('begin')
  const verdict = await verifyWith(builderOver(client), { publicKey: undefined, now: new Date(), copies: [] })
  await client.query('rollback')
  // Nobody signs this trail.
  return { ...verdict, faults: verdict.faults.filter(({ kind }) => kind !== 'unsigned') }
}

test('TRL-01 entries of before the database noted the time hold beside those of after it, and not the other way round', async () => {
  for (const subject of ['a', 'b', 'c']) await write(subject)
  await migrate(url)
  expect(await verify()).toMatchObject({ entries: 3, digests: 0, faults: [] })
  for (const subject of ['d', 'e']) await write(subject)
  expect(await verify()).toMatchObject({ entries: 5, digests: 0, faults: [] })
  const { rows } = await client.query('select recorded_at is null as old from audit_entries order by seq')
  expect(rows.map(({ old }) => old)).toEqual([true, true, true, false, false])

  const tampered = async (statement: string) => {
    await client.query(
      'create table kept as table audit_entries; create table kept_heads as table audit_chains; alter table audit_entries disable trigger user',
    )
    await client.query(statement)
    await client.query('alter table audit_entries enable trigger user')
    const { faults } = await verify()
    await client.query(
      'alter table audit_entries disable trigger user; truncate audit_entries, audit_chains; insert into audit_entries table kept; insert into audit_chains table kept_heads; drop table kept, kept_heads; alter table audit_entries enable trigger user',
    )
    return faults[0]?.place
  }
  const rechain = (seq: number) =>
    `update audit_entries e set hash = sha256((select hash from audit_entries where seq = ${seq - 1}) || convert_to(audit_entry_text(e), 'UTF8')) where seq = ${seq}; update audit_chains c set head = e.hash from audit_entries e where e.chain = c.chain and e.seq = c.length`
  expect(
    await tampered("update audit_entries set recorded_at = recorded_at - interval '1 second' where seq = 5"),
  ).toMatch(/-5$/)
  // The database's owner tampers and makes the links fit: the recorded time still gives it away.
  expect(await tampered(`update audit_entries set recorded_at = null where seq = 5; ${rechain(5)}`)).toMatch(
    /-5$/,
  )
  expect(
    await tampered(`update audit_entries set recorded_at = '2020-01-01' where seq = 5; ${rechain(5)}`),
  ).toMatch(/-5$/)
  expect(await tampered(`update audit_entries set at = '2020-01-01' where seq = 5; ${rechain(5)}`)).toMatch(
    /-5$/,
  )
  expect(await tampered(rechain(5))).toBeUndefined()
})
