import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { createSigner } from '#platform/secrets/signer.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff } from '#tests/support/visitor.ts'
import { signTrail } from './audit-digest.ts'
import { readDigestFile } from './digest-document.ts'
import { verifyTrail } from './verify-trail.ts'

const application = startApplication({ per: 'test' })
const DAY_MS = 24 * 3600_000

const write = (id: number) =>
  application.deps.database.transact(deadlineIn(20_000), (tx) =>
    writeAudit(tx, {
      at: application.clock.now(),
      actor: { kind: 'system', name: 'test' },
      action: 'text.edit',
      subject: { kind: 'text', id: String(id) },
    }),
  )
const sign = () => signTrail(application.deps)

/** Every entry of the trail: what seeding the demonstration left, and those of the three days. */
let entries = 0

beforeEach(async () => {
  const { rows } = await application.owner.query('select count(*)::int as count from audit_entries')
  entries = rows[0].count + 60
  for (let day = 0; day < 3; day += 1) {
    await Promise.all(Array.from({ length: 20 }, (_, id) => write(day * 20 + id)))
    await Promise.all([sign(), sign(), sign()])
    application.clock.advance(DAY_MS)
  }
})

test('TRL-01 each day is signed once, whoever asks how often, and linked to the day before', async () => {
  expect(await verifyTrail(application.deps)).toEqual({
    ...{ entries, digests: 3, faults: [] },
    isClockCompared: false,
  })
  const { rows } = await application.owner.query<{ day: string; previous: string | null }>(
    "select day::text, document::json ->> 'previous' as previous from audit_digests order by day",
  )
  expect(rows.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
  expect(rows.map(({ previous }) => previous === null)).toEqual([true, false, false])
})

test('TRL-01 another key’s signature is not ours', async () => {
  const other = { ...application.deps, signer: createSigner({ signingKey: '77'.repeat(32) }) }
  expect(await verifyTrail(other)).toMatchObject({
    faults: [{ kind: 'digest', place: '2026-11-25' }],
  })
})

test('TRL-01 the auditor takes the newest one away, and it still holds later; a changed copy is none', async () => {
  const auditor = await signInStaff(application, 'auditor')
  const { status, headers, text } = await auditor.call('GET', '/api/office/audit/digest')
  expect([status, headers['content-disposition']]).toEqual([
    200,
    'attachment; filename="audit-digest-2026-11-25.json"',
  ])
  expect(readDigestFile(text)?.digest.day).toBe('2026-11-25')
  expect(readDigestFile(text.replace('2026-11-25', '2026-11-20'))).toBeUndefined()
  expect(readDigestFile('no json')).toBeUndefined()
})

test('TRL-01 the application’s own role can add a digest, and neither change nor remove one', async () => {
  const client = await application.deps.database.connect()
  try {
    for (const statement of [
      "update audit_digests set document = ''",
      'delete from audit_digests',
      'truncate audit_digests',
    ])
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  } finally {
    client.release()
  }
})
