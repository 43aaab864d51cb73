import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)

test('LOG-07 home tells when one signed in the time before, whatever was tried meanwhile, and nothing of it the first time', async () => {
  const [person, other] = [await given.candidate().enter(), await given.candidate().enter()]
  const now = application.clock.now()
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3600_000)
  const isNoted = (personId: string, [outcome, at]: [string, Date]) =>
    application.owner.query(
      `insert into sign_ins (id, person_id, at, address, agent, outcome) values (gen_random_uuid(), $1, $2, '192.0.2.9', '', $3)`,
      [personId, at, outcome],
    )
  const before = async () => (await person.call('GET', '/api/portal/home')).body.signedInBefore
  await isNoted(other.personId, ['signed_in', hoursAgo(7)])
  await isNoted(person.personId, ['activation', hoursAgo(6)])
  await isNoted(person.personId, ['signed_in', hoursAgo(5)])
  expect(await before()).toBeUndefined()
  for (let time = 0; time < 40; time += 1) await isNoted(person.personId, ['failed', hoursAgo(4)])
  await isNoted(person.personId, ['signed_in', hoursAgo(3)])
  expect(await before()).toBe(hoursAgo(5).toISOString())
})

test('HOM-05 home is whole without the line of the progress', async () => {
  const person = await given.candidate().enter()
  const home = async () => (await person.call('GET', '/api/portal/home')).body
  const { degree, ...rest } = await home()
  expect(degree).toMatchObject({ verdict: 'blocked' })
  // Of all that the page asks, this is asked for the line alone.
  await application.owner.query('alter table sanctions rename to mislaid')
  expect(await home()).toEqual({ ...rest, services: expect.anything() })
})
