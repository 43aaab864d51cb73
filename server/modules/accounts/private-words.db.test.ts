import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { migrate } from '#platform/db/migrate.ts'
import { sweepExpired } from '#server/retention.ts'
import { startOlderDatabase } from '#tests/support/older-database.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { viewRequests } from './recovery/list-requests.ts'

const application = startApplication({ data: 'empty' })
const { url, client } = startOlderDatabase('0008')
const ID = '01890000-0000-7000-8000-000000000001'
const OTHER = '01890000-0000-7000-8000-000000000002'

test('ACC-02 words of before are masked where they may still be changed, and kept where they may not', async () => {
  const words = '身份证310230 19880314 159X，电话139-1700-0999、+86 13917000999，护照E12345678，课程00015'
  await client.query(
    "insert into staff (id, username, name, password_hash) values ($1, 'one', '王老师13917000999', ''), ($2, 'two', '李老师', '')",
    [ID, OTHER],
  )
  await client.query(
    `insert into recovery_requests (id, claimed_name, ticket_no, contact_cipher, explanation, state, created_at, decision_note)
     values ($1, '何建国', '310230198803141598', '', $2, 'refused', now(), $2), ($3, '何建国', '310187654321', '', $2, 'open', now(), null)`,
    [ID, words, OTHER],
  )
  await client.query(
    `insert into import_batches (id, kind, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at, roll_back_reason)
     values ($1, 'candidates', 'a', 'a', 1, '', 'rolled_back', $1, now(), $2)`,
    [ID, words],
  )
  await client.query(
    "insert into audit_entries (at, actor_kind, action, subject_kind, subject_id, reason) values (now(), 'nobody', 'x', 'x', 'x', $1)",
    [words],
  )
  await migrate(url)
  const one = async (sql: string) => (await client.query(sql)).rows.map((row) => Object.values(row)[0])
  const masked = '身份证310**************X，电话139****0999、+139****0999，护照E1******8，课程00015'
  expect(await one('select decision_note from recovery_requests where decision_note is not null')).toEqual([
    masked,
  ])
  expect(await one('select roll_back_reason from import_batches')).toEqual([masked])
  expect(await one('select ticket_no from recovery_requests order by id')).toEqual([
    '310**************8',
    '310187654321',
  ])
  expect(await one('select name from staff order by username')).toEqual(['王老师139****0999', '李老师'])
  expect(await one('select reason from audit_entries')).toEqual([words])
})

test('ACC-02, LOG-08 explanations of before are sealed by the sweep, and read as before by whoever decides', async () => {
  const { deps, owner } = application
  await owner.query(
    `insert into recovery_requests (id, claimed_name, ticket_no, contact_cipher, explanation, state, created_at)
     values ($1, '何建国', '310187654321', $2, '电话13917000999停用', 'open', now())`,
    [ID, deps.cipher.seal('recovery.contact', '13800000000')],
  )
  const read = async () => {
    const scope = { kind: 'authority' as const }
    const grants = [{ role: 'record_supervisor' as const, scope }]
    const call = {
      actor: { kind: 'staff' as const, stage: 'ready' as const, sessionId: '', staffId: ID, grants },
      origin: { address: '', requestId: '', agent: '' },
      deadline: deadlineIn(5_000),
    }
    const { requests } = await viewRequests(deps, call, { list: 'unmatched' })
    return requests.map(({ explanation }) => explanation)
  }
  expect(await read()).toEqual(['电话13917000999停用'])
  await sweepExpired(deps)
  const { rows } = await owner.query('select explanation from recovery_requests')
  expect(rows).toEqual([{ explanation: null }])
  expect(await read()).toEqual(['电话13917000999停用'])
})
