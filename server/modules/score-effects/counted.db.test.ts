import { beforeAll, expect, test } from 'vitest'
import {
  arrivalOf,
  bring,
  decideArrival,
  publishNotice,
  seenVersion,
  transferOfficers,
} from '#tests/support/arrivals.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import {
  appliesForGraduation,
  isAudited,
  publishGraduates,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import { approveRow, fileRow, openSupplements, transfer } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { undoDecision } from '#tests/support/undo.ts'

const application = startApplication()
const given = givenIn(application)
/** A major at another school. */
const OTHER_MAJOR = '020301K'
let proposer: Officer
let supervisor: Officer

beforeAll(async () => {
  await openSupplements(application)
  await withoutSampleGraduates(application)
  proposer = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
}, 60_000)

/** Graduates the candidate under another 准考证; the audit of the approval counted these scores, or none. */
async function graduatesElsewhere(candidate: Candidate, counted: string): Promise<void> {
  const { personId } = candidate
  const { owner, clock } = application
  const ticketId = await given.anotherTicket(candidate, OTHER_MAJOR)
  const { applicationId } = await appliesForGraduation(application, { personId, ticketId })
  await owner.query(
    `insert into degree_decisions (id, person_id, application_id, revision, kind, plan_id, rules_version, degree_case, answer, decided_at)
     select gen_random_uuid(), $1, $2, 1, 'approved', t.plan_id, '1', '{}',
       jsonb_build_object('met', jsonb_build_array(jsonb_build_object('scores',
         (select coalesce(jsonb_agg(s.id), '[]') from scores s where s.person_id = $1 and s.source = $5))))::text, $4
     from tickets t where t.id = $3`,
    [personId, applicationId, ticketId, clock.now(), counted],
  )
  clock.advance(1_000)
  await isAudited(application)
  expect((await publishGraduates(application, { proposer, supervisor })).graduates).toBe(1)
  clock.advance(1_000)
}

const refusal = {
  code: 'effect_relied_on',
  text: expect.stringContaining('请先在「毕业批次」中由两人撤销该毕业证书'),
}

test('REV-06, GRA-12 what a supplement gave is not taken back while a diploma under another 准考证 counts it', async () => {
  const statuses: number[] = []
  for (const counted of ['transfer_in', 'practice']) {
    const person = await given.candidate().passed().enter()
    const id = await fileRow(person, transfer())
    expect((await approveRow(given, id)).status).toBe(200)
    await graduatesElsewhere(person, counted)
    const { status, body, text } = await undoDecision(given, id)
    statuses.push(status)
    if (counted === 'transfer_in') expect({ code: body.code, text }).toMatchObject(refusal)
  }
  expect(statuses).toEqual([409, 200])
})

test('REV-06, GRA-12, TRI-02 no confirmation is undone while a diploma under another 准考证 counts its scores', async () => {
  const they = await transferOfficers(given)
  await publishNotice(application, they.registrar, 'either')
  const person = await given.candidate().enter()
  const [taken] = await bring(application, they.bringer, [arrivalOf(application, person)])
  const id = String(taken?.id)
  for (const officer of [they.school, they.authority])
    expect((await decideArrival(application, officer, { id, decision: 'approve' })).status).toBe(200)
  const path = `/api/office/transfers-in/${id}`
  const body = { version: await seenVersion(application, id) }
  expect((await they.registrar.call('POST', `${path}/confirmation`, { body })).status).toBe(200)
  await graduatesElsewhere(person, 'transfer_in')
  const asked = { body: { reason: '核实后发现有误' } }
  expect((await they.authority.call('POST', `${path}/undo`, asked)).status).toBe(200)
  const reply = await they.otherAuthority.call('POST', `${path}/undo/decision`, {
    body: { decision: 'approve' },
  })
  expect({ code: reply.body.code, text: reply.text }).toMatchObject(refusal)
})
