import { beforeAll, expect, test } from 'vitest'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff } from '#tests/support/visitor.ts'
import { signTrail } from './audit-digest.ts'
import { verifyTrail } from './verify-trail.ts'

const application = startApplication({ at: new Date().toISOString() })
const names = { staff: '', session: '', other: '' }

beforeAll(async () => {
  await signInStaff(application, 'record1')
  await signInStaff(application, 'score1')
  // Compares the clocks, as in production.
  await application.owner.query("update audit_clock set tolerance = '5 minutes'")
  const { rows } = await application.owner.query<{ id: string; staff: string; username: string }>(
    'select s.id, s.staff_id as staff, f.username from sessions s join staff f on f.id = s.staff_id',
  )
  const own = rows.find(({ username }) => username === 'record1')
  Object.assign(names, {
    staff: own?.staff,
    session: own?.id,
    other: rows.find(({ username }) => username === 'score1')?.id,
  })
})

async function sessionOf(username: string): Promise<{ session: string; staff: string }> {
  const { rows } = await application.owner.query<{ session: string; staff: string }>(
    'select s.id as session, s.staff_id as staff from sessions s join staff f on f.id = s.staff_id where f.username = $1',
    [username],
  )
  if (!rows[0]) throw new Error(`${username} is not signed in`)
  return rows[0]
}

/** Runs a statement as the application's own role, which a stolen DATABASE_URL gives. */
async function asRole(statement: string, values: unknown[] = []) {
  const client = await application.deps.database.connect()
  try {
    await client.query('begin')
    const result = await client.query(statement, values)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

interface Forged {
  at?: string
  kind?: string
  actor?: string | null
  session?: string | null
  action?: string
}
const forge = ({
  at = 'now()',
  kind = 'staff',
  actor = names.staff,
  session = names.session,
  action = 'recovery.grant',
}: Forged) =>
  asRole(
    `insert into audit_entries (at, recorded_at, actor_kind, actor_id, session_id, action, subject_kind, subject_id)
     values (${at}, '2020-01-01', $1, $2, $3, $4, 'person', 'forged') returning recorded_at > now() - interval '1 minute' as "isNow"`,
    [kind, actor, session, action],
  )
const DENIED = { code: '42501' }

test('TRL-01 the application’s role chooses no time for an entry: not its word far from the database’s, and never the database’s', async () => {
  await expect(forge({ at: "'2020-01-01'" })).rejects.toMatchObject(DENIED)
  await expect(forge({ at: "now() - interval '6 minutes'" })).rejects.toMatchObject(DENIED)
  await expect(forge({ at: "now() + interval '6 minutes'" })).rejects.toMatchObject(DENIED)
  expect((await forge({ at: "now() - interval '4 minutes'" })).rows).toEqual([{ isNow: true }])
})

test('TRL-01 the application’s role writes in nobody’s name who is not signed in, and not in another’s session', async () => {
  const nobody = '01890000-0000-7000-8000-000000000000'
  for (const forged of [
    { session: null },
    { session: nobody },
    { session: names.other },
    { kind: 'candidate' },
    { actor: nobody },
    { actor: null },
    { session: null, action: 'import.apply', actor: nobody },
    { kind: 'system', session: null },
    { kind: 'nobody', session: null },
    { kind: 'system', actor: 'worker' },
  ])
    expect([
      forged,
      await forge(forged).then(
        () => 'written',
        ({ code }) => code,
      ),
    ]).toEqual([forged, '42501'])
  expect((await forge({ kind: 'system', actor: 'worker', session: null })).rowCount).toBe(1)
  // A job may write in the name of the person who ordered it, even after that person has signed out.
  expect((await forge({ session: null, action: 'import.apply' })).rowCount).toBe(1)
})

test('TRL-01 an entry of a use case names its session; a session that is over vouches for nothing more', async () => {
  const record = await signInStaff(application, 'record2')
  const own = await sessionOf('record2')
  const { rows: persons } = await application.owner.query<{ id: string }>(
    "select id from persons where name = '何建国'",
  )
  const body = { field: 'phone', reason: '核对登记信息' }
  expect(
    (await record.call('POST', `/api/office/candidates/${persons[0]?.id}/reveal`, { body })).status,
  ).toBe(200)
  const { rows } = await application.owner.query(
    "select session_id, actor_id from audit_entries where action = 'candidate.reveal'",
  )
  expect(rows).toEqual([{ session_id: own.session, actor_id: own.staff }])

  expect((await record.call('POST', '/api/office/sign-out')).status).toBe(200)
  const ended = await application.owner.query(
    'select ended_at is not null as "isOver" from session_log where session_id = $1',
    [own.session],
  )
  expect(ended.rows).toEqual([{ isOver: true }])
  // A request that was under way at that moment may still write its entry.
  expect((await forge({ actor: own.staff, session: own.session })).rowCount).toBe(1)
  await application.owner.query(
    "update session_log set ended_at = now() - interval '4 minutes' where session_id = $1",
    [own.session],
  )
  await expect(forge({ actor: own.staff, session: own.session })).rejects.toMatchObject(DENIED)
})

const digest = (day: string, document: string) =>
  asRole('insert into audit_digests (day, at, document, signature) values ($1, now(), $2, $3)', [
    day,
    document,
    Buffer.alloc(64),
  ])

test('TRL-01 the application’s role puts no digest in front of those to come', async () => {
  const { rows } = await application.owner.query<{ today: string }>(
    "select (now() at time zone 'Asia/Shanghai')::date::text as today",
  )
  const today = rows[0]?.today ?? ''
  await expect(digest('2036-01-01', '{}')).rejects.toMatchObject(DENIED)
  await expect(digest(today, '{}')).rejects.toMatchObject(DENIED)
  await expect(digest(today, 'x')).rejects.toMatchObject({ code: '22P02' })
  const chains = Array.from({ length: 16 }, (_, chain) => ({ chain, length: 1_000, head: '00' }))
  const said = { kind: 'kaoji-audit-digest-1', day: today, previous: null, chains }
  await expect(digest(today, JSON.stringify(said))).rejects.toMatchObject(DENIED)
  await signTrail(application.deps)
  const { digests, faults } = await verifyTrail(application.deps)
  expect([digests, faults.filter(({ kind }) => kind === 'digest')]).toEqual([1, []])
})

test.each([
  ['changes a sign-in', "update sign_ins set outcome = 'failed'"],
  ['removes a sign-in', 'delete from sign_ins'],
  [
    'dates a sign-in back, to have it swept',
    "insert into sign_ins select gen_random_uuid(), null, id, '2020-01-01', '', '', 'signed_in' from staff limit 1",
  ],
  ['lets the clocks differ', 'update audit_clock set tolerance = null'],
  [
    'writes into the log of sessions',
    'insert into session_log values (gen_random_uuid(), null, null, now(), now())',
  ],
  ['changes the log of sessions', 'update session_log set ended_at = null'],
  ['removes from the log of sessions', 'delete from session_log'],
  ['gives a session to somebody else', 'update sessions set staff_id = (select id from staff limit 1)'],
  ['prolongs a session', "update sessions set expires_at = expires_at + interval '1 year'"],
  ['asks whether a moment is present', 'select require_present(now())'],
  ['changes who a person is without a correction', "update persons set name = '别人'"],
  ['removes staff', 'delete from staff'],
  ['removes a message', 'delete from messages'],
  ['changes a message', "update messages set body = ''"],
  ['removes a recovery request', 'delete from recovery_requests'],
  ['changes who asked for a password', 'update recovery_requests set person_id = null'],
  ['changes why a score was corrected', "update score_corrections set reason = ''"],
  [
    'changes who asked for a correction',
    'update score_corrections set requested_by = (select id from staff limit 1)',
  ],
  [
    'changes who proposed a publication',
    'update publications set proposed_by = (select id from staff limit 1)',
  ],
  ['removes a batch', 'delete from import_batches'],
  ['moves a batch into another publication', 'update publication_batches set batch_id = batch_id'],
])('TRL-01 the application’s role never %s', async (_what, statement) => {
  await expect(asRole(statement)).rejects.toMatchObject(DENIED)
})

test('TRL-01 tables of its own in the place of the log and of the clock deceive nobody', async () => {
  const client = await application.deps.database.connect()
  try {
    await client.query('begin')
    await client.query(
      "create temporary table audit_clock on commit drop as select true as only_row, interval '100 years' as tolerance",
    )
    await client.query(
      "create temporary table session_log on commit drop as select gen_random_uuid() as session_id, id as staff_id, null::uuid as person_id, now() as opened_at, now() + interval '1 day' as expires_at, null::timestamptz as ended_at from staff",
    )
    await client.query('grant all on pg_temp.audit_clock, pg_temp.session_log to public')
    await client.query('savepoint s')
    const insert = (at: string, session: string) =>
      client.query(
        `insert into audit_entries (at, actor_kind, actor_id, session_id, action, subject_kind, subject_id)
         select ${at}, 'staff', staff_id::text, session_id, 'x', 'x', 'x' from ${session} limit 1`,
      )
    await expect(insert('now()', 'pg_temp.session_log')).rejects.toMatchObject(DENIED)
    await client.query('rollback to s')
    await expect(
      client.query(
        "insert into audit_entries (at, actor_kind, action, subject_kind, subject_id) values ('2020-01-01', 'nobody', 'x', 'x', 'x')",
      ),
    ).rejects.toMatchObject(DENIED)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
