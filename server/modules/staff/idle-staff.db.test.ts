import { expect, test } from 'vitest'
import { sweepExpired } from '#server/retention.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const DAY_MS = 24 * 3600_000

async function create(security: Visitor, username: string, role: string): Promise<string> {
  const { body } = await security.call('POST', '/api/office/staff', {
    body: { username, name: '新同事', roles: [{ role }] },
  })
  return String(body.id)
}

/** After so many days more: which of these accounts are open. */
async function openAfter(days: number, ...ids: string[]): Promise<boolean[]> {
  application.clock.advance(days * DAY_MS)
  await sweepExpired(application.deps)
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from staff where disabled_at is null',
  )
  return ids.map((id) => rows.some((row) => row.id === id))
}

const use = (id: string) =>
  application.owner.query('update staff set last_signed_in_at = $2 where id = $1', [
    id,
    application.clock.now(),
  ])

test('ACC-01 an account of staff that nobody has used for ninety days is closed, and the trail says so', async () => {
  const security = await signInStaff(application, 'security')
  const [unused, used] = [
    await create(security, 'unused', 'auditor'),
    await create(security, 'used', 'finance'),
  ]
  expect(await openAfter(89, unused, used)).toEqual([true, true])
  await use(used)
  expect(await openAfter(2, unused, used)).toEqual([false, true])
  const { rows } = await application.owner.query(
    "select subject_id, actor_kind, new_value from audit_entries where action = 'staff.disable'",
  )
  expect(rows).toEqual([{ subject_id: unused, actor_kind: 'system', new_value: { idleDays: 90 } }])
  // Opened again it may lie for as long as a new one; the accounts of the demonstration are nobody's.
  const again = await signInStaff(application, 'security')
  const enabled = await again.call('PUT', `/api/office/staff/${unused}/state`, { body: { action: 'enable' } })
  expect(enabled.status).toBe(200)
  expect(await openAfter(80, unused, used)).toEqual([true, true])
})

test('ACC-01 whoever could open accounts again keeps theirs while no other of them is in use', async () => {
  const security = await signInStaff(application, 'security')
  const [one, other] = [
    await create(security, 'guard.one', 'security_administrator'),
    await create(security, 'guard.two', 'security_administrator'),
  ]
  await application.owner.query("update staff set disabled_at = now() where username = 'security'")
  expect(await openAfter(200, one, other)).toEqual([true, true])
  await use(one)
  expect(await openAfter(1, one, other)).toEqual([true, false])
})
