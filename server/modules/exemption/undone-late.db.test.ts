import { expect, test } from 'vitest'
import { fileExemption } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { keepPerson, somebodyWaits } from '#tests/support/locks.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { agreeToUndo, askForUndo } from '#tests/support/undo.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const MAJOR = '120203K'
const COURSE = '03708'

/** Files an exemption from a course, and has it approved at both levels. */
async function exempted(candidate: Candidate): Promise<string> {
  const { ids } = await fileExemption(candidate, { courses: [COURSE], seed: 81 })
  const [id = ''] = ids
  const officers = [
    await given.officer('school_reviewer', '10272'),
    await given.officer('authority_reviewer'),
  ]
  for (const officer of officers) {
    await officer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} })
    await openPictures(officer, id)
    const decided = await officer.call('POST', `/api/office/reviews/${id}/decision`, {
      body: { revision: 1, verdict: 'approve', reasons: [] },
    })
    expect([decided.status, decided.text]).toEqual([200, decided.text])
  }
  return id
}

test('REV-06, AUD-07 an exemption that is taken back is as late as the moment from which nobody else decides on the record', async () => {
  const candidate = await given.candidate().enrolledIn(MAJOR).enter()
  const exemption = await exempted(candidate)
  const requestId = await askForUndo(given, exemption)
  const letGo = await keepPerson(application, candidate.personId)
  const undoing = agreeToUndo(given, requestId)
  await somebodyWaits(application)
  application.clock.advance(300)
  await letGo()
  expect((await undoing).body).toEqual({ done: true })
  const { rows } = await application.owner.query<{ voided_at: Date }>(
    'select voided_at from scores where application_id = $1',
    [exemption],
  )
  expect(rows).toEqual([{ voided_at: application.clock.now() }])
})
