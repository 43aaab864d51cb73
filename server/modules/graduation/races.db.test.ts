import { beforeEach, expect, test } from 'vitest'
import { submitDraft } from '#tests/support/applicant.ts'
import { bringIn, newestSitting, workRollBack } from '#tests/support/desk.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { fileGraduation, openGraduation, prepareGraduation } from '#tests/support/graduate.ts'
import { somebodyWaits } from '#tests/support/locks.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { proposeAll } from '#tests/support/releases.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const MAJOR = '120203K'

beforeEach(() => openGraduation(application))

const graduand = (...without: readonly string[]) =>
  given.candidate().enrolledIn(MAJOR).passedAll({ but: without }).enter()

async function approve(officer: Officer, id: string) {
  await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(officer, id)
  return officer.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision: 1, verdict: 'approve', reasons: [] },
  })
}

/** Brings an application to its last level, where an officer holds it with every picture seen. */
async function atLastLevel(
  candidate: Candidate,
  change?: Parameters<typeof fileGraduation>[1],
): Promise<{ id: string; last: Officer }> {
  const id = await fileGraduation(candidate, change)
  await approve(await given.officer('school_reviewer', '10272'), id)
  await approve(await given.officer('authority_reviewer'), id)
  const last = await given.officer('authority_reviewer')
  await last.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
  await openPictures(last, id)
  return { id, last }
}

const decideAt = (last: Officer, id: string) =>
  last.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision: 1, verdict: 'approve', reasons: [] },
  })

test('GRA-08, AUD-04 a score corrected while the application is decided: the approval rests on the score that stands', async () => {
  const candidate = await graduand()
  const { id, last } = await atLastLevel(candidate)
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from scores where person_id = $1 and course_code = '13887'",
    [candidate.personId],
  )
  const [clerk, supervisor] = [await given.officer('score_officer'), await given.officer('record_supervisor')]
  const asked = await clerk.call('POST', '/api/office/corrections', {
    body: {
      personId: candidate.personId,
      scoreId: rows[0]?.id,
      newOutcome: { kind: 'marked', mark: 41 },
      reason: '登分错误',
    },
  })
  const [decided, corrected] = await Promise.all([
    decideAt(last, id),
    supervisor.call('POST', `/api/office/corrections/${asked.body.id}/decision`, {
      body: { decision: 'approve' },
    }),
  ])
  expect(corrected.status).toBe(200)
  const { rows: kept } = await application.owner.query<{ verdict: string; mark: number }>(
    `select d.answer::jsonb->>'verdict' as verdict, (one->'outcome'->>'mark')::int as mark
     from degree_decisions d, jsonb_array_elements(d.degree_case::jsonb->'record'->'scores') one
     where d.application_id = $1 and d.kind = 'approved' and one->>'id' = $2`,
    [id, rows[0]?.id],
  )
  // Whichever came first: an approval has the old mark, and after the correction there is none.
  if (decided.status === 200) expect(kept).toEqual([{ verdict: 'qualifies', mark: 75 }])
  else expect([decided.body.code, kept]).toEqual(['exception_needed', []])
})

/** An application at its last level that lacks one course, and the batch that brings that course's score in. */
async function restingOnAnImport() {
  const candidate = await graduand('13887')
  const explanations = [{ course: '13887', text: '2026 年 10 月已考，成绩等待发布。' }]
  const { id, last } = await atLastLevel(candidate, (form) => ({ ...form, explanations }))
  const clerk = await given.officer('score_officer')
  const sittingId = await newestSitting(application)
  const text = `准考证号,课程代码,成绩\n${candidate.ticketNo},13887,75\n`
  const batchId = await bringIn(application, clerk, { kind: 'exam_scores', sittingId, text })
  return { id, last, clerk, sittingId, batchId }
}

/** Orders the roll-back of a batch and works it off at once; answers what the clerk was told. */
async function rollBack(clerk: Officer, batchId: string) {
  const path = `/api/office/imports/${batchId}/roll-back`
  const ordered = await clerk.call('POST', path, { body: { reason: '文件有误，重新导入' } })
  await workRollBack(application, batchId)
  return ordered
}

async function scoresOf(batchId: string): Promise<number> {
  const { rows } = await application.owner.query('select 1 from scores where batch_id = $1', [batchId])
  return rows.length
}

test('GRA-08, IMP-01 an import that is published is not rolled back any more: an approval that rests on it stands', async () => {
  const { id, last, clerk, sittingId, batchId } = await restingOnAnImport()
  const proposed = await proposeAll(clerk, { sittingId })
  const supervisor = await given.officer('record_supervisor')
  const path = `/api/office/publications/${proposed.body.id}`
  const { digest } = (await supervisor.call('GET', path)).body
  const publish = () => supervisor.call('POST', `${path}/decision`, { body: { decision: 'approve', digest } })
  // The batch is on its way out from the proposal on: the roll-back comes too late, before the approval or after it.
  const [published, early] = await Promise.all([publish(), rollBack(clerk, batchId)])
  expect([published.status, early.body.code]).toEqual([200, 'import_published'])
  const [decided, late] = await Promise.all([decideAt(last, id), rollBack(clerk, batchId)])
  expect([decided.body, late.body.code]).toEqual([{ state: 'approved' }, 'import_published'])
  expect(await scoresOf(batchId)).toBe(1)
})

test('GRA-08, TRO-03 an approval waits for a change of the record that has begun, and sees it', async () => {
  const candidate = await graduand()
  const { id, last } = await atLastLevel(candidate)
  const client = await application.owner.connect()
  try {
    await client.query('begin')
    await client.query('select id from persons where id = $1 for no key update', [candidate.personId])
    await client.query("update tickets set state = 'transferring_out' where id = $1", [candidate.ticketId])
    const waiting = decideAt(last, id)
    // It waits for the person: PostgreSQL itself says so.
    await somebodyWaits(application)
    await client.query('commit')
    expect((await waiting).body).toMatchObject({ code: 'effect_impossible' })
  } finally {
    client.release()
  }
})

/** A second 准考证 of the same person for another major, with all its courses passed, and a browser on it. */
async function alsoIn(candidate: Candidate, major: string): Promise<Visitor> {
  const ticketId = await given.anotherTicket(candidate, major)
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, c.course_code, g.id, 'exam', 'marked', 75, g.held_to
     from plan_courses c join tickets t on t.plan_id = c.plan_id and t.id = $2,
       (select id, held_to from sittings order by number limit 1) g`,
    [candidate.personId, ticketId],
  )
  return given.again({ ...candidate, ticketId })
}

test.each([
  ['020301K', [200, 200], []],
  ['530605', [200, 409], ['precondition_unmet']],
])('GRA-02, APP-06 two majors at once, the other one %s: %j', async (major, statuses, codes) => {
  const candidate = await graduand()
  const other = await alsoIn(candidate, major)
  const drafts = [await prepareGraduation(candidate), await prepareGraduation(other)] as const
  const filed = await Promise.all([submitDraft(candidate, drafts[0]), submitDraft(other, drafts[1])])
  expect(filed.map(({ status }) => status).toSorted()).toEqual(statuses)
  expect(filed.flatMap(({ body }) => body.code ?? [])).toEqual(codes)
})

test('GRA-08, IMP-01 an import rolled back while an application is decided: no approval rests on a score that may still go', async () => {
  const { id, last, clerk, batchId } = await restingOnAnImport()
  const [decided, ordered] = await Promise.all([decideAt(last, id), rollBack(clerk, batchId)])
  expect([ordered.status, await scoresOf(batchId)]).toEqual([200, 0])
  // The score was never published, so whichever came first, the decision has not counted it.
  expect(decided.body).toMatchObject({ code: 'exception_needed' })
})
