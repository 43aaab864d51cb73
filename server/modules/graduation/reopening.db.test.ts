import { beforeEach, expect, test } from 'vitest'
import { submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { fileGraduation, openGraduation, prepareGraduation } from '#tests/support/graduate.ts'
import { waitingInTurn } from '#tests/support/locks.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { agreeToUndo, askForUndo, rejectAtSchool, undoDecision } from '#tests/support/undo.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const MAJOR = '120203K'
const JUNIOR = '530605'

beforeEach(() => openGraduation(application))

const graduand = () => given.candidate().enrolledIn(MAJOR).passedAll().enter()

/** A second 准考证 of the same person for another major, with all its courses passed, and a browser on it. */
async function alsoIn(candidate: Candidate, major: string): Promise<Visitor & { ticketId: string }> {
  const ticketId = await given.anotherTicket(candidate, major)
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, c.course_code, g.id, 'exam', 'marked', 75, g.held_to
     from plan_courses c join tickets t on t.plan_id = c.plan_id and t.id = $2,
       (select id, held_to from sittings order by number limit 1) g`,
    [candidate.personId, ticketId],
  )
  return { ...(await given.again({ ...candidate, ticketId })), ticketId }
}

async function statesOf({ personId }: Candidate): Promise<string[]> {
  const { rows } = await application.owner.query<{ one: string }>(
    "select subject || ' ' || state as one from applications where person_id = $1 order by application_no",
    [personId],
  )
  return rows.map(({ one }) => one)
}

test('REV-06, GRA-01 a rejection is not undone past an application of the other level in the same batch', async () => {
  const candidate = await graduand()
  const other = await alsoIn(candidate, JUNIOR)
  const id = await fileGraduation(candidate)
  await rejectAtSchool(given, id)
  await fileGraduation(other)
  const refused = await undoDecision(given, id)
  expect([refused.status, refused.body.code]).toEqual([409, 'effect_relied_on'])
  expect(refused.text).toMatch(/不能撤销：同一批次不能同时申请专科和本科毕业。.*正在办理.*请先审结那一份/)
  expect(await statesOf(candidate)).toEqual([`${MAJOR} rejected`, `${JUNIOR} pending`])
})

test('REV-06, GRA-01 a rejection is undone beside an application of the other level where the terms allow both', async () => {
  await application.owner.query('update graduation_terms set both_levels = true')
  const candidate = await graduand()
  const other = await alsoIn(candidate, JUNIOR)
  const id = await fileGraduation(candidate)
  await rejectAtSchool(given, id)
  await fileGraduation(other)
  expect((await undoDecision(given, id)).body).toEqual({ done: true })
})

test('REV-06, GRA-01 of an undoing and a filing of the other level at once, whoever holds the person first is done', async () => {
  for (const isFiledFirst of [true, false]) {
    const candidate = await graduand()
    const other = await alsoIn(candidate, JUNIOR)
    const id = await fileGraduation(candidate)
    await rejectAtSchool(given, id)
    const [draft, requestId] = [await prepareGraduation(other), await askForUndo(given, id)]
    const [file, undo] = [() => submitDraft(other, draft), () => agreeToUndo(given, requestId)]
    const done = await waitingInTurn(
      application,
      candidate.personId,
      isFiledFirst ? [file, undo] : [undo, file],
    )
    const code = isFiledFirst ? 'effect_relied_on' : 'precondition_unmet'
    expect(done.map(({ body }) => body.code)).toEqual([undefined, code])
    const open = (await statesOf(candidate)).filter((one) => one.endsWith('pending'))
    expect(open).toEqual([isFiledFirst ? `${JUNIOR} pending` : `${MAJOR} pending`])
  }
})

test('REV-06, GRA-02 a rejection is undone after the window has closed and while no other batch is announced', async () => {
  const candidate = await graduand()
  const id = await fileGraduation(candidate)
  await rejectAtSchool(given, id)
  await application.owner.query('update graduation_batches set graduates_on = graduates_on - 3650')
  await application.owner.query(
    "update windows set period = tstzrange(lower(period), $1) where service = 'graduation' and period @> $1::timestamptz",
    [application.clock.now()],
  )
  await application.owner.query('delete from graduation_batch_rounds')
  const page = await candidate.call('GET', '/api/portal/services/graduation')
  expect(JSON.stringify(page.body.preconditions)).toContain('下一毕业批次尚未公布')
  expect((await undoDecision(given, id)).body).toEqual({ done: true })
})

test('REV-06, TRO-03 a rejection is not undone while another 准考证 of the person is 在籍(转出)', async () => {
  const candidate = await graduand()
  const other = await alsoIn(candidate, '020301K')
  const id = await fileGraduation(candidate)
  await rejectAtSchool(given, id)
  await application.owner.query("update tickets set state = 'transferring_out' where id = $1", [
    other.ticketId,
  ])
  const refused = await undoDecision(given, id)
  expect(refused.body).toMatchObject({ code: 'effect_relied_on' })
  expect(refused.text).toContain('正在办理本市转出')
})

test('HOM-03, GRA-01 a rejected major that is applied for under another 准考证 is nothing to do', async () => {
  const candidate = await graduand()
  const other = await alsoIn(candidate, MAJOR)
  const id = await fileGraduation(candidate)
  await rejectAtSchool(given, id)
  const rejected = async () => {
    const { body } = await candidate.call('GET', '/api/portal/home')
    return (body.things as { kind: string }[]).filter(({ kind }) => kind === 'rejected')
  }
  expect(await rejected()).toMatchObject([{ applicationId: id }])
  await fileGraduation(other)
  expect(await rejected()).toEqual([])
})
