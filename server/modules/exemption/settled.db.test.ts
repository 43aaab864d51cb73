import { beforeEach, expect, test } from 'vitest'
import { fileExemption, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { rejectAtSchool } from '#tests/support/undo.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const COURSE = '03708'

beforeEach(async () => {
  await application.owner.query('delete from exemption_preconditions')
})

/** The same person at another browser, under a second 准考证 whose plan has the course too. */
async function secondTicketOf(candidate: Candidate): Promise<Visitor> {
  return given.again({ ...candidate, ticketId: await given.anotherTicket(candidate, '120402') })
}

async function pass({ personId, ticketId }: Candidate): Promise<void> {
  await application.owner.query(
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
     select $1, gen_random_uuid(), $2, $3, id, 'exam', 'marked', 61, held_to from sittings order by number limit 1`,
    [personId, ticketId, COURSE],
  )
}

const things = async (he: Visitor) => (await he.call('GET', '/api/portal/home')).body.things

test('HOM-03, EXM-01 a rejected course that was passed since is nothing to do', async () => {
  const he = await given.candidate().enter()
  const { ids } = await fileExemption(he, { courses: [COURSE], seed: 903 })
  await rejectAtSchool(given, ids[0] ?? '')
  expect(await things(he)).toMatchObject([{ kind: 'rejected', applicationId: ids[0] }])
  await pass(he)
  expect(await things(he)).not.toMatchObject([{ kind: 'rejected' }])
})

test('HOM-03, EXM-01 neither is one that is asked for under another 准考证', async () => {
  const he = await given.candidate().enter()
  const second = await secondTicketOf(he)
  const { ids, credentialIds } = await fileExemption(he, { courses: [COURSE], seed: 902 })
  await rejectAtSchool(given, ids[0] ?? '')
  const filed = await submitDraft(second, await fillDraft(second, { courses: [COURSE], credentialIds }))
  expect([filed.status, filed.text]).toEqual([200, filed.text])
  expect(await things(he)).not.toMatchObject([{ kind: 'rejected' }])
})
