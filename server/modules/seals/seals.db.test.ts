import { beforeEach, expect, test } from 'vitest'
import { createSealer } from '#platform/secrets/sealer.ts'
import { bringIn, newestSitting, workRollBack } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff } from '#tests/support/visitor.ts'
import { checkSeals, renewSeals } from './check-seals.ts'

const application = startApplication({ per: 'test' })
const WHOLE = { broken: [], batches: [], unsealed: 0, roles: { broken: [] } }

/** Runs a statement as the application's own role, which a stolen DATABASE_URL gives. */
async function asRole(statement: string) {
  const client = await application.deps.database.connect()
  try {
    return await client.query(statement)
  } finally {
    client.release()
  }
}

/** A batch of two scores, brought in by the product. */
async function batch(): Promise<string> {
  const officer = await signInStaff(application, 'score1')
  const { rows } = await application.owner.query(
    "select ticket_no from tickets where state = 'active' order by ticket_no limit 2",
  )
  const lines = rows.map(({ ticket_no }) => `${ticket_no},00015,60`).join('\n')
  const sittingId = await newestSitting(application)
  return bringIn(application, officer, {
    kind: 'exam_scores',
    sittingId,
    text: `准考证号,课程代码,成绩\n${lines}\n`,
  })
}

beforeEach(async () => {
  expect(await checkSeals(application.deps)).toMatchObject(WHOLE)
})

test('TRL-02 what the product itself writes holds: brought in, corrected, rolled back, and roles that were set', async () => {
  const batchId = await batch()
  const brought = await application.owner.query(
    'select seal is not null as sealed from scores where batch_id = $1',
    [batchId],
  )
  expect(brought.rows).toEqual([{ sealed: true }, { sealed: true }])
  expect(await checkSeals(application.deps)).toMatchObject(WHOLE)

  const { rows } = await application.owner.query(
    "select s.person_id, s.id, s.mark from scores s join publication_batches pb on pb.batch_id = s.batch_id where s.outcome = 'marked' and s.mark < 90 order by s.id limit 1",
  )
  const [score] = rows
  const officer = await signInStaff(application, 'score1')
  const ask = {
    ...{ personId: score.person_id, scoreId: score.id, reason: '复核后加 1 分' },
    newOutcome: { kind: 'marked', mark: score.mark + 1 },
  }
  const { body } = await officer.call('POST', '/api/office/corrections', { body: ask })
  const supervisor = await signInStaff(application, 'record1')
  const decided = await supervisor.call('POST', `/api/office/corrections/${body.id}/decision`, {
    body: { decision: 'approve' },
  })
  expect(decided.status).toBe(200)
  const security = await signInStaff(application, 'security')
  const { rows: staff } = await application.owner.query("select id from staff where username = 'finance1'")
  const roles = { roles: [{ role: 'finance' }, { role: 'score_officer' }] }
  expect((await security.call('PUT', `/api/office/staff/${staff[0].id}/roles`, { body: roles })).status).toBe(
    200,
  )
  expect(await checkSeals(application.deps)).toMatchObject(WHOLE)

  const reason = { reason: '文件有误' }
  expect(
    (await officer.call('POST', `/api/office/imports/${batchId}/roll-back`, { body: reason })).status,
  ).toBe(200)
  await workRollBack(application, batchId)
  expect(await checkSeals(application.deps)).toMatchObject(WHOLE)
})

test.each([
  [
    'a mark',
    "update scores set mark = 100 where id = (select id from scores where outcome = 'marked' and mark < 60 order by id limit 1)",
  ],
  [
    'an outcome',
    "update scores set outcome = 'exempted', mark = null where id = (select id from scores where outcome = 'marked' order by id limit 1)",
  ],
  [
    'a state',
    "update scores set state = 'void' where id = (select id from scores where state = 'valid' order by id limit 1)",
  ],
  [
    'a date',
    "update scores set obtained_on = '2001-01-01' where id = (select id from scores order by id limit 1)",
  ],
  [
    'the seal, for that of another',
    'update scores set seal = (select seal from scores order by id desc limit 1) where id = (select id from scores order by id limit 1)',
  ],
  [
    'the seal, for none',
    'update scores set seal = null where id = (select id from scores order by id limit 1)',
  ],
  [
    'a score, by putting one in with the seal of another',
    "insert into scores (person_id, id, ticket_id, course_code, source, outcome, mark, obtained_on, seal) select person_id, gen_random_uuid(), ticket_id, (select code from courses order by code desc limit 1), 'exemption', 'marked', 99, obtained_on, seal from scores order by id limit 1",
  ],
])(
  'TRL-02 the role that changes %s behind the application’s back is noticed, and named in the trail',
  async (_what, statement) => {
    expect((await asRole(statement)).rowCount).toBe(1)
    const { broken } = await checkSeals(application.deps)
    expect(broken).toHaveLength(1)
    const { rows } = await application.owner.query(
      "select subject_kind, subject_id, person_id from audit_entries where action = 'seal.break'",
    )
    expect(rows).toEqual([
      { subject_kind: 'score', subject_id: broken[0]?.id, person_id: broken[0]?.personId },
    ])
    expect(await application.deps.meter.registry.metrics()).toMatch(
      /kaoji_seals_broken_total\{kind="score"\} [1-9]/,
    )
  },
)

test('TRL-02 the role deletes no score, and a batch that lost one is named', async () => {
  await expect(asRole('delete from scores')).rejects.toMatchObject({ code: '42501' })
  const batchId = await batch()
  await asRole(`select delete_scores_of_batch('${batchId}')`)
  // An entry in nobody's name explains nothing.
  await asRole(
    `insert into audit_entries (at, actor_kind, actor_id, action, subject_kind, subject_id) values (now(), 'system', 'x', 'import.roll_back', 'import_batch', '${batchId}')`,
  )
  expect(await checkSeals(application.deps)).toMatchObject({ batches: [batchId] })
})

test.each([
  [
    'is given',
    "insert into staff_roles (staff_id, role) select id, 'finance' from staff where username = 'score1'",
  ],
  ['loses', "delete from staff_roles where staff_id = (select id from staff where username = 'score1')"],
])(
  'TRL-02, ACC-01 somebody who %s a role behind the application’s back is noticed',
  async (_what, statement) => {
    await asRole(statement)
    const { roles } = await checkSeals(application.deps)
    const { rows } = await application.owner.query("select id from staff where username = 'score1'")
    expect(roles.broken).toEqual([rows[0].id])
  },
)

test('TRL-02 after a rotation old seals hold, and are made anew with the new key', async () => {
  const keys = { fieldKeys: { '1': '11'.repeat(32) }, activeFieldKey: '1' }
  const old = { ...application.deps, sealer: createSealer(keys) }
  await application.owner.query('update scores set seal = null; update staff set roles_seal = null')
  const { scores } = await renewSeals(old)
  expect(scores).toBeGreaterThan(10)
  const both = { fieldKeys: { ...keys.fieldKeys, '2': '22'.repeat(32) }, activeFieldKey: '2' }
  const rotated = { ...application.deps, sealer: createSealer(both) }
  expect(await checkSeals(rotated)).toMatchObject(WHOLE)
  expect(await renewSeals(rotated)).toMatchObject({ scores })
  expect(await renewSeals(rotated)).toEqual({ scores: 0, accounts: 0 })
  const fresh = {
    ...rotated,
    sealer: createSealer({ fieldKeys: { '2': '22'.repeat(32) }, activeFieldKey: '2' }),
  }
  expect(await checkSeals(fresh)).toMatchObject(WHOLE)
})

test('TRL-02 what was changed behind the application’s back is not sealed anew', async () => {
  await asRole(
    "update scores set mark = 100 where id = (select id from scores where outcome = 'marked' and mark < 60 order by id limit 1)",
  )
  await renewSeals(application.deps)
  expect((await checkSeals(application.deps)).broken).toHaveLength(1)
})
