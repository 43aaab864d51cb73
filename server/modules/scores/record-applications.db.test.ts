import { expect, test } from 'vitest'
import type { RecordApplications } from '#contracts/office/candidates.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { appliesForGraduation } from '#tests/support/graduates.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

const applicationsOf = async (who: Officer, { personId }: Candidate) => {
  const { body } = await who.call('GET', `/api/office/candidates/${personId}`)
  return body.applications as unknown as RecordApplications
}

test('ACC-02 the record lists what a candidate applied for: each school its own, with a way there for its reviewers', async () => {
  const person = await given.candidate().enter()
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 61 })
  application.clock.advance(1_000)
  // The same person under a 准考证 of another school.
  const ticketId = await given.anotherTicket(person, '050101')
  const elsewhere = await appliesForGraduation(
    application,
    { personId: person.personId, ticketId },
    { state: 'rejected' },
  )
  const own = {
    ...{ id: ids[0], service: 'exemption', state: 'pending', ticketNo: person.ticketNo },
    title: expect.stringContaining('03708'),
  }
  const theirs = { id: elsewhere.applicationId, service: 'graduation', state: 'rejected' }
  const seen = async (role: Parameters<typeof given.officer>[0], school?: string) =>
    applicationsOf(await given.officer(role, school), person)
  expect(await seen('authority_reviewer')).toMatchObject({
    inAll: 2,
    shown: [
      { ...theirs, canOpen: true },
      { ...own, canOpen: true },
    ],
  })
  expect((await seen('finance')).shown).toMatchObject([{ canOpen: false }, { canOpen: false }])
  expect(await seen('school_reviewer', '10272')).toMatchObject({
    inAll: 1,
    shown: [{ ...own, canOpen: true }],
  })
  expect(await seen('school_registrar', '10272')).toMatchObject({
    inAll: 1,
    shown: [{ ...own, canOpen: false }],
  })
})

test('ACC-02 of more applications than are read at once the record shows the newest fifty and says how many there are', async () => {
  const person = await given.candidate().enter()
  const { applicationId } = await appliesForGraduation(application, person, { state: 'withdrawn' })
  await application.owner.query(
    `insert into applications (id, person_id, ticket_id, school_id, service, subject, title, state, chain, level, revision, first_filed_at, filed_at, moved_at)
     select gen_random_uuid(), person_id, ticket_id, school_id, 'exemption', lpad(n::text, 5, '0'), '免考', 'withdrawn', chain, level, revision,
       first_filed_at, filed_at, moved_at + n * interval '1 second' from applications, generate_series(1, 50) n where id = $1`,
    [applicationId],
  )
  const { shown, inAll } = await applicationsOf(await given.officer('record_supervisor'), person)
  expect([shown.length, inAll, shown.some(({ id }) => id === applicationId)]).toEqual([50, 51, false])
})
