import { expect, test } from 'vitest'
import { PERSONAS, seedDemonstration } from '#modules/demonstration/public.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate } from '#tests/support/visitor.ts'

const application = startApplication()

test('SCO-01 a 准考证 without a score in the published sitting hears which one that is; before the first publication none', async () => {
  await seedDemonstration(application.deps)
  const { name = '', idNumber = '', password = '' } = PERSONAS.find((one) => one.password) ?? {}
  const { owner } = application
  const { rows } = await owner.query<{ number: number }>(
    `select max(g.number) as number from publications p join sittings g on g.id = p.sitting_id where p.state = 'approved'`,
  )
  const number = rows[0]?.number
  const scores = `(select s.id from scores s join sittings g on g.id = s.sitting_id
    join persons p on p.id = s.person_id where p.name = $1 and g.number = $2)`
  await owner.query(`delete from score_corrections where score_id in ${scores}`, [name, number])
  await owner.query(`delete from scores where id in ${scores}`, [name, number])
  const { visitor } = await signInCandidate(application, { idNumber, password })
  const sheet = async () => (await visitor.call('GET', '/api/portal/scores')).body
  const first = (await sheet()) as unknown as {
    latest?: { number: number }
    scores: { sittingNumber?: number }[]
  }
  expect(first.latest?.number).toBe(number)
  expect(first.scores.filter(({ sittingNumber }) => sittingNumber === number)).toEqual([])
  await owner.query(
    "update publications set state = 'withdrawn', withdrawn_by = proposed_by, withdrawn_at = now() where state = 'approved'",
  )
  await expect.poll(async () => (await sheet()).latest).toBeUndefined()
})
