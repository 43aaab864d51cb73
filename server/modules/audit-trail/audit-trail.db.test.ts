import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff } from '#tests/support/visitor.ts'
import { verifyTrail } from './verify-trail.ts'

const application = startApplication()

const entry = (id: number, personal = 'x') => ({
  at: application.clock.now(),
  actor: { kind: 'system' as const, name: 'test' },
  action: 'text.edit' as const,
  subject: { kind: 'text' as const, id: String(id) },
  new: { words: `它说："${personal}" | ${id}` },
})

beforeAll(async () => {
  const { database } = application.deps
  await Promise.all(
    Array.from({ length: 200 }, (_, id) =>
      database.transact(deadlineIn(20_000), (tx) => writeAudit(tx, entry(id))),
    ),
  )
})

const entriesThere = async () => {
  const { rows } = await application.owner.query<{ n: number }>(
    'select count(*)::int as n from audit_entries',
  )
  return rows[0]?.n ?? 0
}

test('TRL-01 two hundred concurrent changes make whole chains', async () => {
  expect(await entriesThere()).toBeGreaterThanOrEqual(201)
  expect(await verifyTrail(application.deps)).toEqual({
    ...{ entries: await entriesThere(), digests: 0, faults: [] },
    isClockCompared: false,
  })
})

test('TRL-01 an entry is written with its change or not at all', async () => {
  const { database } = application.deps
  const before = await entriesThere()
  const failing = database.transact(deadlineIn(5_000), async (tx) => {
    await writeAudit(tx, entry(999))
    throw new Error('the change failed')
  })
  await expect(failing).rejects.toThrow('the change failed')
  expect((await verifyTrail(application.deps)).entries).toBe(before)
})

test.each([
  ['update', "update audit_entries set action = 'nothing'"],
  ['delete', 'delete from audit_entries'],
  ['truncate', 'truncate audit_entries'],
  ['the heads', 'update audit_chains set length = 0'],
  ['a change of schema', 'alter table audit_entries disable trigger all'],
  ['a table of its own', 'create table x (y int)'],
])('TRL-01 the application’s own role cannot touch the trail: %s', async (_case, statement) => {
  const client = await application.deps.database.connect()
  try {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  } finally {
    client.release()
  }
})

test('TRL-01 the pages hold every entry once, also those of the same instant', async () => {
  const auditor = await signInStaff(application, 'auditor')
  const keys: string[] = []
  for (let after = ''; ; ) {
    const { body } = await auditor.call('POST', '/api/office/audit/search', { body: after ? { after } : {} })
    const page = (body.entries as { key: string }[]).map(({ key }) => key)
    keys.push(...page)
    if (page.length < 100) break
    after = page.at(-1) ?? ''
  }
  expect(keys).toHaveLength(await entriesThere())
  expect(keys.length).toBeGreaterThan(200)
  expect(new Set(keys).size).toBe(keys.length)
})

test('TRL-01 a temporary table in the place of the chains deceives nobody', async () => {
  const { database } = application.deps
  await database.transact(deadlineIn(10_000), async (tx) => {
    for (const text of [
      'create temporary table audit_chains (chain smallint, length bigint, head bytea) on commit drop',
      'grant all on pg_temp.audit_chains to public',
      "insert into pg_temp.audit_chains select n, 7, '\\x00' from generate_series(0, 15) n",
    ])
      await sql.raw(text).execute(tx)
    await writeAudit(tx, entry(1_000))
    const { rows } = await sql<{
      lengths: number[]
    }>`select array_agg(distinct length::int) as lengths from pg_temp.audit_chains`.execute(tx)
    expect(rows[0]?.lengths).toEqual([7])
  })
  expect((await verifyTrail(application.deps)).faults).toEqual([])
})
