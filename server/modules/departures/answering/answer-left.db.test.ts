import { expect, test } from 'vitest'
import { bringIn, newestSitting } from '#tests/support/desk.ts'
import { givenIn } from '#tests/support/given.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const SAW = { idDocument: true, ticket: true, destinationTicket: true, signature: true }

test('TRO-03 a pass that came in after the approval, of an exam before it, stays with its 准考证: both are still here', async () => {
  const school = await given.officer('school_registrar', '10272')
  const authority = await given.officer('authority_reviewer')
  const clerk = await given.officer('score_officer')
  const candidate = await given.candidate().enter()
  const { departureId: id } = await givenLeaving(application, candidate)
  const path = `/api/office/departures/${id}`
  await school.call('POST', `${path}/signing`, { body: { version: 1, saw: SAW } })
  await authority.call('POST', '/api/office/departure-packages', {
    body: { departures: [{ id, version: 2 }] },
  })
  const sittingId = await newestSitting(application)
  const text = `准考证号,课程代码,成绩\n${candidate.ticketNo},13887,75\n${candidate.ticketNo},00015,75\n`
  await bringIn(application, clerk, { kind: 'exam_scores', sittingId, text })
  const answer = { kind: 'accepted', note: '苏教考函〔2026〕9号' }
  expect((await authority.call('POST', `${path}/answer`, { body: { version: 3, answer } })).status).toBe(200)
  const { rows } = await application.owner.query(
    `select t.state as ticket, s.course_code, s.state from tickets t
       join scores s on s.ticket_id = t.id and (s.batch_id is not null or s.course_code = '13887')
     where t.id = $1 order by s.course_code, s.batch_id nulls first`,
    [candidate.ticketId],
  )
  // Of a course that goes, every pass goes; the other one stays, and its 准考证 is 在籍.
  expect(rows).toEqual([
    { ticket: 'active', course_code: '00015', state: 'valid' },
    { ticket: 'active', course_code: '13887', state: 'transferred_out' },
    { ticket: 'active', course_code: '13887', state: 'transferred_out' },
  ])
})
