import { expect, test } from 'vitest'
import { addToWallet, diploma } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('AUD-05, EXM-05 no exemption is advised before the school’s precondition is met', async () => {
  const person = await given.candidate().enter()
  for (const credential of diploma(71)) await addToWallet(person, credential)
  const requires = (courses: number) =>
    application.owner.query(
      `insert into exemption_preconditions (school_id, min_theory_passed, source) select school_id, $2, '测试' from tickets where id = $1
       on conflict (school_id) do update set min_theory_passed = excluded.min_theory_passed`,
      [person.ticketId, courses],
    )
  const advised = async () => {
    const { body } = await person.call('GET', '/api/portal/degree/alternatives')
    return (body.alternatives as { way: { kind: string } }[]).filter(({ way }) => way.kind === 'exemption')
  }
  await requires(12)
  expect(await advised()).toEqual([])
  await requires(1)
  expect((await advised()).length).toBeGreaterThan(0)
})
