import { expect, test } from 'vitest'
import { fileExemption } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('EXM-04, REV-03 the desk reads what the rules of the filing say, also when one of them has ended since', async () => {
  const person = await given.candidate().enter()
  const { ids } = await fileExemption(person, { courses: ['03708'], seed: 91 })
  await application.owner.query(
    "update exemption_rules set valid_to = '2026-11-24' where rule -> 'courses' ? '03708'",
  )
  const verdict = async () => {
    const officer = await given.officer('school_reviewer', '10272')
    const { body } = await officer.call('GET', `/api/office/reviews/${ids[0]}`)
    return (body.advice as { verdict: string }).verdict
  }
  expect(await verdict()).toBe('supported')
  application.clock.advance(3 * 24 * 3600_000)
  expect(await verdict()).toBe('supported')
})
