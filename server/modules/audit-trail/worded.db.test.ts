import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { rowsOfSheet } from '#tests/support/sheet-rows.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { listUnworded } from '#tests/support/unworded-trail.ts'
import type { EntryRow } from './audit-trail.store.ts'
import { trailRows } from './export-trail.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)

test('TRL-01 what nobody has words for is found at the end of every test that writes it', async () => {
  expect(await listUnworded(application.owner)).toEqual([])
  const entry = {
    at: application.clock.now(),
    actor: { kind: 'system', name: 'test' },
    action: 'order.close',
    subject: { kind: 'installation', id: 'test' },
    new: { state: 'half_closed', madeUp: 1, because: 'expired' },
  } as const
  // The transaction is rolled back, as the trail would keep it.
  const found = await application.owner.connect().then(async (client) => {
    try {
      await client.query('begin')
      await client.query(
        `insert into audit_entries (chain, seq, hash, at, actor_kind, actor_id, action, subject_kind, subject_id, new_value)
         values (0, 0, '', $1, 'system', 'test', $2, 'installation', 'test', $3)`,
        [entry.at, entry.action, JSON.stringify(entry.new)],
      )
      return await listUnworded(client)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  expect(found).toEqual(['order.close madeUp', 'order.close state=half_closed'])
})

test('TRL-01, UX-03 the page names what is there, and the export says both sides in words and Beijing time', async () => {
  const candidate = await given.candidate().enrolledIn('120203K').enter()
  await fileExemption(candidate, { courses: ['03708'], seed: 1 })
  const auditor = await given.officer('auditor')
  const search = { body: { personId: candidate.personId } }
  const { body } = await auditor.call('POST', '/api/office/audit/search', search)
  const entries = body.entries as { subjectKind: string; subjectId: string }[]
  const names = body.names as Record<string, string>
  for (const kind of ['credential', 'image']) {
    const one = entries.find(({ subjectKind }) => subjectKind === kind)
    expect([kind, names[one?.subjectId ?? '']]).toEqual([kind, expect.stringMatching(/[一-龥]/)])
  }
  await application.deps.database.transact(deadlineIn(5_000), (tx) =>
    writeAudit(tx, {
      at: application.clock.now(),
      actor: { kind: 'system', name: 'test' },
      action: 'order.close',
      subject: { kind: 'installation', id: 'test' },
      personId: candidate.personId,
      old: { state: 'open' },
      new: { state: 'closed', publishAt: '2026-12-15T16:30:00.000Z' },
    }),
  )
  const sheet = await auditor.call('POST', '/api/office/audit/export', search)
  expect(sheet.status).toBe(200)
  const rows = await rowsOfSheet(application, sheet.bytes)
  const row = rows.find((cells) => cells[2] === '关闭订单')
  expect([row?.[5], row?.[6]]).toEqual(['状态：待支付', '状态：已关闭\n发布时间：2026年12月16日 00:30'])
})

const entry = (seq: number): EntryRow => ({
  ...{ chain: 1, seq: String(seq), at: new Date('2026-11-23T02:00:00Z') },
  ...{ actor_kind: 'system', actor_id: null, action: 'audit.verify' },
  ...{ subject_kind: 'installation', subject_id: 'audit', person_id: null },
  ...{ old_value: null, new_value: null, reason: null, address: null },
})

test('TRL-01 an export that is cut says so in the file, and one that is whole says nothing', () => {
  const entries = [entry(3), entry(2), entry(1)]
  const lastCells = (most: number) => trailRows(entries, new Map(), most).map((line) => line.at(-1))
  expect(lastCells(2)).toEqual(['记录编号', '1-3', '1-2', expect.stringContaining('最新 2 条')])
  expect(lastCells(3)).toEqual(['记录编号', '1-3', '1-2', '1-1'])
})
