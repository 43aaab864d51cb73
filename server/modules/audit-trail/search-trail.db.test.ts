import { beforeAll, expect, test } from 'vitest'
import type { auditEntries, signInEntries, TrailFilter } from '#contracts/office/trail/audit.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { newestSitting, sendFile } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { rowsOfSheet } from '#tests/support/sheet-rows.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const zhang = PERSONAS[0]
let auditor: Visitor
let teacher: Officer
let personId = ''
let batchId = ''

beforeAll(async () => {
  auditor = await signInStaff(application, 'auditor')
  teacher = await given.officer('score_officer')
  const other = await given.officer('score_officer')
  const { body } = await teacher.call('POST', '/api/office/candidates/search', {
    body: { q: zhang?.idNumber },
  })
  personId = (body.candidates as { personId: string }[])[0]?.personId ?? ''
  for (const who of [teacher, other]) await who.call('GET', `/api/office/candidates/${personId}`)
  const sittingId = await newestSitting(application)
  const sent = await sendFile(teacher, { kind: 'exam_scores', sittingId, text: '准考证号,课程代码,成绩\n' })
  batchId = String(sent.body.id)
})

const search = async (body: TrailFilter) => {
  const reply = await auditor.call('POST', '/api/office/audit/search', { body })
  return reply.body as ReplyOf<typeof auditEntries>
}
const actionsOf = async (body: TrailFilter) => (await search(body)).entries.map(({ action }) => action)

test('TRL-01 what an officer did is found by name, by day and by kind; who opened a record is among it', async () => {
  expect(await actionsOf({ officer: teacher.name })).toEqual(['import.upload', 'candidate.open'])
  const today = beijingDateOf(application.clock.now())
  expect(await actionsOf({ staffId: teacher.staffId, from: today, until: today })).toHaveLength(2)
  expect(await actionsOf({ staffId: teacher.staffId, until: '2020-01-01' })).toEqual([])
  expect(await actionsOf({ officer: teacher.name, action: 'candidate.' })).toEqual(['candidate.open'])
  expect(await actionsOf({ officer: '没有这个人' })).toEqual([])
})

test('TRL-01 what concerns a candidate, or one thing, is found by number or name; ids have names', async () => {
  const { entries, names } = await search({ candidate: zhang?.idNumber ?? '', action: 'candidate.open' })
  expect(entries).toHaveLength(2)
  expect(new Set(entries.map((entry) => names[entry.personId ?? '']))).toEqual(new Set([zhang?.name]))
  expect(entries.map((entry) => names[entry.actorId ?? ''])).toContain(teacher.name)
  const ofBatch = await search({ subjectId: batchId })
  expect(ofBatch.entries.map(({ action }) => action)).toEqual(['import.upload'])
  expect(ofBatch.names[batchId]).toMatch(/^批次 \d+$/)
  const all = await search({})
  const unnamed = all.entries.filter(({ actorId }) => actorId?.includes('-') && !all.names[actorId])
  expect(unnamed).toEqual([])
})

test('TRL-01, LOG-07 sign-ins are found by officer, failed ones too, a page at a time', async () => {
  await application.owner.query(
    `insert into sign_ins (id, staff_id, at, address, agent, outcome)
     select gen_random_uuid(), $1, $2::timestamptz - make_interval(secs => n / 2), '192.0.2.7', 'test', case n when 0 then 'failed' else 'signed_in' end
     from generate_series(0, 249) n`,
    [teacher.staffId, application.clock.now()],
  )
  const ids: string[] = []
  for (let after: string | undefined; ; ) {
    const body = { officer: teacher.name, ...(after ? { after } : {}) }
    const reply = await auditor.call('POST', '/api/office/audit/sign-ins', { body })
    const { signIns } = reply.body as ReplyOf<typeof signInEntries>
    if (after === undefined) expect(signIns.map(({ outcome }) => outcome)).toContain('failed')
    ids.push(...signIns.map(({ id }) => id))
    if (signIns.length < 100) break
    after = signIns.at(-1)?.id
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThanOrEqual(250)
})

test('TRL-01 an export has names and no formula, and is itself in the trail, without what was typed', async () => {
  await application.owner.query("update persons set name = '=1+1' where id = $1", [personId])
  const reply = await auditor.call('POST', '/api/office/audit/export', {
    body: { candidate: zhang?.idNumber ?? '', action: 'candidate.open' },
  })
  const rows = await rowsOfSheet(application, reply.bytes)
  expect(rows).toHaveLength(3)
  expect(rows[1]?.slice(2, 5)).toEqual(['打开考生档案', '考生 =1+1', '=1+1'])
  const { entries } = await search({ action: 'audit.export' })
  expect(entries[0]?.newValue).toContain(personId)
  expect(entries[0]?.newValue).toContain('"rows": 2')
  expect(JSON.stringify(entries)).not.toContain(zhang?.idNumber)
  await application.owner.query('update persons set name = $2 where id = $1', [personId, zhang?.name])
})
