import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { createSigner } from '#platform/secrets/signer.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff } from '#tests/support/visitor.ts'
import { hasEndsOf } from './audit-digest.store.ts'
import { readDigestFile, signTrail } from './audit-digest.ts'
import { verifyTrail } from './read-trail.ts'

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

const GUARDED = ['audit_digests', 'audit_entries', 'audit_chains']

/**
 * Runs a statement as the database's owner, whom the guards do not stop; answers the verifier's result, and undoes the
 * change.
 */
async function tampered(statement: string) {
  const owner = (words: string) => application.owner.query(words)
  for (const table of GUARDED) {
    await owner(`create table kept_${table} as table ${table}`)
    await owner(`alter table ${table} disable trigger user`)
  }
  await owner(statement)
  const verdict = await verifyTrail(application.deps)
  for (const table of GUARDED) {
    await owner(`truncate ${table}`)
    await owner(`insert into ${table} table kept_${table}`)
    await owner(`alter table ${table} enable trigger user`)
    await owner(`drop table kept_${table}`)
  }
  expect(await verifyTrail(application.deps)).toEqual({ entries, digests: 3 })
  return verdict
}

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
  expect(await verifyTrail(application.deps)).toEqual({ entries, digests: 3 })
  const { rows } = await application.owner.query<{ day: string; previous: string | null }>(
    "select day::text, document::json ->> 'previous' as previous from audit_digests order by day",
  )
  expect(rows.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
  expect(rows.map(({ previous }) => previous === null)).toEqual([true, false, false])
})

test.each([
  [
    'a digest rewritten',
    "update audit_digests set document = replace(document, '\"length\":', '\"length\": ') where day = '2026-11-24'",
    '2026-11-24',
  ],
  ['a digest taken out', "delete from audit_digests where day = '2026-11-24'", '2026-11-25'],
  [
    'a digest that is no JSON',
    "update audit_digests set document = 'x' where day = '2026-11-23'",
    '2026-11-23',
  ],
  [
    'a digest moved to another day',
    "update audit_digests set day = '2026-11-26' where day = '2026-11-25'",
    '2026-11-26',
  ],
])('TRL-01 the verifier names the day of %s', async (_case, statement, day) => {
  expect(await tampered(statement)).toMatchObject({ brokenDay: day })
})

test('TRL-01 a history that the owner rewrote whole, chains and all, does not fit what was signed', async () => {
  const verdict = await tampered(`
    do $$ declare e audit_entries; h bytea; c smallint; begin
      update audit_entries set subject_id = 'forged' where seq = 1;
      for c in select chain from audit_chains loop
        h := sha256(convert_to('kaoji audit chain ' || c, 'UTF8'));
        for e in select * from audit_entries where chain = c order by seq loop
          h := sha256(h || convert_to(audit_entry_text(e), 'UTF8'));
          update audit_entries set hash = h where chain = e.chain and seq = e.seq;
        end loop;
        update audit_chains set head = h where chain = c;
      end loop;
    end $$`)
  expect(verdict).toMatchObject({ entries, brokenDay: '2026-11-23' })
})

test('TRL-01 another key’s signature is not ours', async () => {
  const other = { ...application.deps, signer: createSigner({ signingKey: '77'.repeat(32) }) }
  expect(await verifyTrail(other)).toMatchObject({ brokenDay: '2026-11-25' })
})

test('TRL-01 the auditor takes the newest one away, and it still holds later; a changed copy is none', async () => {
  const auditor = await signInStaff(application, 'auditor')
  const { status, headers, text } = await auditor.call('GET', '/api/office/audit/digest')
  expect([status, headers['content-disposition']]).toEqual([
    200,
    'attachment; filename="audit-digest-2026-11-25.json"',
  ])
  await write(100)
  const { document } = JSON.parse(text) as { document: string }
  expect(readDigestFile(text)?.day).toBe('2026-11-25')
  const read = (words: string) =>
    application.deps.database.read(deadlineIn(5_000), (tx) => hasEndsOf(tx, words))
  expect(await read(document)).toBe(true)
  expect(await read(document.replace(/"length":\d+,/, '"length":1000,'))).toBe(false)
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
