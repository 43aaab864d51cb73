import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { findDiplomaOf, requireNoDiploma } from '#modules/diplomas/public.ts'
import { readSheet } from '#platform/spreadsheet/read-sheet.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import {
  appliesForGraduation,
  isAudited,
  publishGraduates,
  sampleBatch,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let proposer: Officer
let supervisor: Officer
let batchId = ''

beforeEach(async () => {
  await withoutSampleGraduates(application)
  proposer = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
  batchId = await sampleBatch(application)
})

/** Publishes everything that is approved, at once or in ten minutes. */
async function publish(when: 'now' | 'later' = 'now'): Promise<void> {
  await isAudited(application)
  const inTenMinutes = new Date(application.clock.now().getTime() + 600_000)
  await publishGraduates(application, { proposer, supervisor }, when === 'now' ? undefined : inTenMinutes)
}

async function graduate(major = '120203K'): Promise<Candidate & { applicationId: string }> {
  const person = await given.candidate().enrolledIn(major).enter()
  const { applicationId } = await appliesForGraduation(application, person)
  return { ...person, applicationId }
}

const register = async (who: Officer, q?: string) => {
  const { body } = await who.call('POST', '/api/office/diplomas/search', { body: q ? { q } : {} })
  return body.diplomas as { id: string; diplomaNo: string; state: string; revocation?: { id: string } }[]
}
const ask = (who: Officer, id: unknown) =>
  who.call('POST', `/api/office/diplomas/${id}/revocation`, { body: { reason: '学历证明系伪造' } })
const settle = (who: Officer, id: unknown, decision = 'approve') =>
  who.call('POST', `/api/office/diploma-revocations/${id}/decision`, { body: { decision } })
const ownOf = async (person: Candidate) => {
  const { body } = await person.call('GET', '/api/portal/diplomas')
  return body.diplomas as { diplomaNo: string; revokedAt?: string; certificates: unknown[] }[]
}
const stateOf = async (person: Candidate) => {
  const { body } = await person.call('GET', '/api/portal/session')
  return (body.tickets as { state: string }[])[0]?.state
}

test('GRA-12 a diploma is revoked by two persons, once, and its number is never used again', async () => {
  const person = await graduate()
  await publish()
  const [diploma] = await register(supervisor, person.ticketNo)
  const asked = await Promise.all(Array.from({ length: 8 }, () => ask(supervisor, diploma?.id)))
  expect(asked.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(asked.filter(({ body }) => body.code === 'revocation_open')).toHaveLength(7)
  const [waiting] = await register(supervisor)
  expect((await settle(supervisor, waiting?.revocation?.id)).body.code).toBe('second_person')
  expect(await stateOf(person)).toBe('已毕业')
  const second = await given.officer('record_supervisor')
  const settled = await Promise.all(Array.from({ length: 8 }, () => settle(second, waiting?.revocation?.id)))
  expect(settled.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await stateOf(person)).toBe('在籍')
  expect(await ownOf(person)).toMatchObject([
    { diplomaNo: diploma?.diplomaNo, revokedAt: expect.any(String) },
  ])
  await expect(
    application.owner.query("update diplomas set state = 'assigned', ended_at = null where id = $1", [
      diploma?.id,
    ]),
  ).rejects.toThrow()
  await expect(application.owner.query('delete from diplomas')).rejects.toThrow()
})

test('GRA-12 the same approval is not published again after a revocation, and its undoing is free again', async () => {
  const person = await graduate()
  await publish()
  const { database, clock } = application.deps
  const mayUndo = () =>
    database.read(deadlineIn(5_000), (tx) =>
      requireNoDiploma(tx, { applicationId: person.applicationId, at: clock.now() }),
    )
  const found = () =>
    database.read(deadlineIn(5_000), (tx) =>
      findDiplomaOf(tx, { applicationId: person.applicationId, at: clock.now() }),
    )
  expect(await found()).toMatchObject({ graduatesOn: '2026-12-30' })
  await expect(mayUndo()).rejects.toMatchObject({ code: 'effect_relied_on' })
  const [diploma] = await register(supervisor, person.ticketNo)
  const { body } = await ask(proposer, diploma?.id)
  await settle(supervisor, body.id)
  expect(await found()).toBeUndefined()
  await expect(mayUndo()).resolves.toBeUndefined()
  await isAudited(application)
  const page = await proposer.call('GET', `/api/office/graduation-batches/${batchId}`)
  expect(page.body).toMatchObject({ publishable: 0, obstacles: [{ code: 'revoked', count: 1 }] })
  // Decided anew, the rule by 准考证号 would make the revoked number again: that is an obstacle of this one only.
  const other = await graduate()
  await isAudited(application)
  await application.owner.query('update applications set version = version + 1 where id = $1', [
    person.applicationId,
  ])
  await publishGraduates(application, { proposer, supervisor })
  expect(await stateOf(other)).toBe('已毕业')
  const second = await proposer.call('GET', `/api/office/graduation-batches/${batchId}`)
  expect(second.body).toMatchObject({ publishable: 0, obstacles: [{ code: 'number_taken', count: 1 }] })
  await application.owner.query(
    "update diploma_number_rules set pattern = '6{level:5/6}310000{year:2}{session}{sequence:5}{check}'",
  )
  await publish()
  expect(await register(supervisor, person.ticketNo)).toHaveLength(2)
})

test('GRA-12 a number that is kept for another application of the 准考证 is an obstacle of the new one only', async () => {
  const person = await graduate()
  await publish('later')
  await application.owner.query("update diplomas set state = 'withdrawn', ended_at = now()")
  await application.owner.query("update applications set state = 'rejected' where id = $1", [
    person.applicationId,
  ])
  await application.owner.query(
    `insert into majors (id, code, name, level, school_id, source)
     select gen_random_uuid(), '999999K', '测试专业', 'benke', school_id, '测试' from tickets where id = $1`,
    [person.ticketId],
  )
  await appliesForGraduation(application, person, { major: '999999K' })
  await isAudited(application)
  const page = await proposer.call('GET', `/api/office/graduation-batches/${batchId}`)
  expect(page.body).toMatchObject({ publishable: 0, obstacles: [{ code: 'number_taken', count: 1 }] })
})

test('GRA-12 before its instant a diploma is neither revoked nor certified nor shown to its holder', async () => {
  const person = await graduate()
  await publish('later')
  const [diploma] = await register(proposer, person.ticketNo)
  expect(diploma?.state).toBe('listed')
  expect((await ask(proposer, diploma?.id)).body.code).toBe('diploma_state')
  const path = `/api/office/diplomas/${diploma?.id}/certificates`
  const certified = await proposer.call('POST', path, { body: { reason: '毕业证书遗失' } })
  expect(certified.body.code).toBe('diploma_state')
  expect(await ownOf(person)).toEqual([])
})

test('GRA-12 for a lost diploma a certificate of the fact is recorded, and the number stays', async () => {
  const person = await graduate()
  await publish()
  const [diploma] = await register(proposer, person.name)
  const path = `/api/office/diplomas/${diploma?.id}/certificates`
  const first = await proposer.call('POST', path, { body: { reason: '毕业证书遗失，已登报声明' } })
  const second = await proposer.call('POST', path, { body: { reason: '毕业证书遗失，再次申请' } })
  expect(Number(second.body.certificateNo)).toBeGreaterThan(Number(first.body.certificateNo))
  expect(await ownOf(person)).toMatchObject([
    { diplomaNo: diploma?.diplomaNo, certificates: [{}, { certificateNo: second.body.certificateNo }] },
  ])
})

test('GRA-12 a school sees its own applications, diplomas and roster, and nothing of another', async () => {
  const [own, other] = [await graduate('120203K'), await graduate('030101K')]
  await publish()
  const reviewer = await given.officer('school_reviewer', '10272')
  const page = await reviewer.call('GET', `/api/office/graduation-batches/${batchId}`)
  expect(page.body).toMatchObject({ batch: { graduated: 1 }, schools: [{ graduated: 1 }] })
  const { body } = await reviewer.call('GET', `/api/office/graduation-batches/${batchId}/graduates`)
  expect((body.graduates as { ticketNo: string }[]).map(({ ticketNo }) => ticketNo)).toEqual([own.ticketNo])
  expect(await register(reviewer, other.ticketNo)).toEqual([])
  expect((await rosterOf(reviewer)).slice(1).map((row) => row[5])).toEqual([own.ticketNo])
  expect((await rosterOf(proposer)).slice(1)).toHaveLength(2)
  const { rows } = await application.owner.query(
    `select actor_id as who, (new_value->>'rows')::int as n, jsonb_array_length(new_value->'schoolIds') as schools
     from audit_entries where action = 'graduates.export_roster' and subject_id = $1 order by 2`,
    [batchId],
  )
  expect(rows).toEqual([
    { who: reviewer.staffId, n: 1, schools: 1 },
    { who: proposer.staffId, n: 2, schools: null },
  ])
})

test('GRA-12 the roster is in the order of the register, with masked numbers, and no name becomes a formula', async () => {
  const people = [await graduate('120203K'), await graduate('030101K'), await graduate('120203K')]
  await application.owner.query("update persons set name = '=HYPERLINK(1)' where id = $1", [
    people[0]?.personId,
  ])
  await publish()
  const rows = await rosterOf(supervisor)
  expect(rows[0]?.slice(0, 4)).toEqual(['序号', '毕业证书编号', '姓名', '性别'])
  expect(rows.slice(1).map((row) => row[0])).toEqual(['1', '2', '3'])
  const spoken = rows.flat().join(' ')
  for (const { idNumber } of people) expect(spoken).not.toContain(idNumber)
  expect(rows.flat()).toContain('=HYPERLINK(1)')
  expect(kinds).not.toContain('formula')
})

let kinds: string[] = []

async function rosterOf(who: Officer): Promise<string[][]> {
  const { bytes } = await who.call('GET', `/api/office/graduation-batches/${batchId}/roster`)
  const path = join(application.deps.config.directory, 'roster.xlsx')
  await writeFile(path, bytes)
  const rows: string[][] = []
  kinds = []
  for await (const batch of readSheet(path, {}))
    for (const { cells } of batch) {
      rows.push(cells.map(({ text }) => text))
      kinds.push(...cells.map(({ kind }) => kind))
    }
  return rows
}
