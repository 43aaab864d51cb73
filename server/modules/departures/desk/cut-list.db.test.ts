import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

test('TRO-03 a list of departures says that there are more than it shows', async () => {
  const authority = await given.officer('authority_reviewer')
  const { departureId } = await givenLeaving(application, await given.candidate().enter())
  const listed = async () => {
    const { body } = await authority.call('GET', '/api/office/departures?list=closed')
    return { shown: (body.departures as unknown[]).length, more: body.more }
  }
  const before = await listed()
  const copies = (count: number) =>
    application.owner.query(
      `insert into departures (person_id, id, application_id, ticket_id, school_id, state, province, destination_ticket_no, destination_level,
         destination_major_name, takes_all, opened_at, sign_by, moved_at)
       select person_id, gen_random_uuid(), application_id, ticket_id, school_id, 'closed', province, destination_ticket_no, destination_level,
         destination_major_name, takes_all, opened_at, sign_by, moved_at
       from departures, generate_series(1, $2::int) where id = $1`,
      [departureId, count],
    )
  await copies(200 - before.shown)
  expect(await listed()).toEqual({ shown: 200, more: false })
  await copies(1)
  expect(await listed()).toEqual({ shown: 200, more: true })
})
