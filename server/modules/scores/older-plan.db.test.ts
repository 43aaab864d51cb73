import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { underOldPlan } from '#tests/support/old-plan.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('SCO-02, SCO-05 a course of the new plan has its credits on the sheet of a 准考证 that began under the old one', async () => {
  const person = await given.candidate().passed('13000', '03708').enter()
  await underOldPlan(application, person.ticketId)
  const { body } = await person.call('GET', '/api/portal/scores')
  const scores = body.scores as { courseCode: string; credits?: number }[]
  const credits = Object.fromEntries(scores.map(({ courseCode, credits: worth }) => [courseCode, worth]))
  expect(credits).toEqual({ '13000': 7, '03708': 2 })
})
