import { beforeEach, expect, test } from 'vitest'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import {
  appliesForGraduation,
  isAudited,
  sampleBatch,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
let proposer: Officer
let supervisor: Officer
let batch = ''

beforeEach(async () => {
  await withoutSampleGraduates(application)
  proposer = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
  batch = `/api/office/graduation-batches/${await sampleBatch(application)}`
})

/** Somebody whose graduation is approved and audited, with a second 准考证 that has a score. */
async function graduateWithAnother(): Promise<Candidate> {
  const candidate = await given.candidate().enter()
  await appliesForGraduation(application, candidate)
  await isAudited(application)
  const ticketId = await given.anotherTicket(candidate, '020301K')
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, '00015', id, 'exam', 'marked', 75, held_to from sittings order by number limit 1`,
    [candidate.personId, ticketId],
  )
  application.clock.advance(1_000)
  return { ...candidate, ticketId }
}

async function propose(): Promise<string> {
  const publishAt = new Date(application.clock.now().getTime() + 600_000).toISOString()
  const { body } = await proposer.call('POST', `${batch}/publications`, { body: { publishAt } })
  expect(body).toMatchObject({ graduates: 1 })
  return `/api/office/graduation-publications/${body.id}`
}

const decide = (list: string) =>
  supervisor.call('POST', `${list}/decision`, { body: { decision: 'approve' } })
const halt = (list: string) => proposer.call('POST', `${list}/halt`, { body: { reason: '名单有误' } })
const settle = (list: string, decision: 'withdraw' | 'resume') =>
  supervisor.call('POST', `${list}/settlement`, { body: { decision } })
const page = async () => (await proposer.call('GET', batch)).body

test('TRO-03, GRA-12 a transfer-out that opens under another 准考证 stops the approval of a list, and the diploma until it ends', async () => {
  const other = await graduateWithAnother()
  const list = await propose()
  await givenLeaving(application, other)
  expect((await decide(list)).body.code).toBe('graduates_changed')
  await halt(list)
  const held = { publishable: 0, obstacles: [{ code: 'leaving_elsewhere', count: 1 }] }
  expect(await page()).toMatchObject(held)
  await application.owner.query("update tickets set state = 'active' where id = $1", [other.ticketId])
  expect(await page()).toMatchObject({ publishable: 1, obstacles: [] })
})

test('TRO-03, GRA-12 a transfer-out that opens during a halt keeps the list from going on, and it can be withdrawn', async () => {
  const other = await graduateWithAnother()
  const list = await propose()
  expect((await decide(list)).status).toBe(200)
  await halt(list)
  await givenLeaving(application, other)
  expect((await settle(list, 'resume')).body.code).toBe('graduates_changed')
  expect((await settle(list, 'withdraw')).status).toBe(200)
})

test('TRO-03, GRA-12 scores that another province took after the audit stop the approval of a list, until it is audited again', async () => {
  const other = await graduateWithAnother()
  const list = await propose()
  const { departureId: id } = await givenLeaving(application, other)
  await application.owner.query(
    `with gone as (update tickets set state = 'transferred_out' where id = $2)
     update departures set state = 'accepted', signed_on = '2026-11-23', moved_at = $3 where id = $1`,
    [id, other.ticketId, application.clock.now()],
  )
  expect((await decide(list)).body.code).toBe('graduates_changed')
  await halt(list)
  const held = { publishable: 0, obstacles: [{ code: 'not_audited', count: 1 }] }
  expect(await page()).toMatchObject(held)
  application.clock.advance(1_000)
  await isAudited(application)
  expect(await page()).toMatchObject({ publishable: 1, obstacles: [] })
})
