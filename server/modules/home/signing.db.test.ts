import { expect, test } from 'vitest'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { remindOfDeadlines } from './public.ts'

const application = startApplication()
const given = givenIn(application)
const DAY_MS = 24 * 3600_000

const things = async (who: Candidate) => (await who.call('GET', '/api/portal/home')).body.things
const reminders = async (who: Candidate) => {
  const { body } = await who.call('GET', '/api/portal/messages')
  return (body.messages as { title: string }[]).filter(({ title }) => title.includes('待现场确认'))
}

test('TRO-02, HOM-03, MSG-01 who has to sign a transfer-out is told so at home until the last day, and reminded once', async () => {
  const he = await given.candidate().enter()
  const { applicationId, departureId } = await givenLeaving(application, he)
  const [thing] = (await things(he)) as { lastDay: string }[]
  expect(thing).toMatchObject({
    ...{ kind: 'to_sign', service: 'transfer-out', applicationId },
    ticket: { id: he.ticketId, ticketNo: he.ticketNo },
  })
  await remindOfDeadlines(application.deps)
  expect(await reminders(he)).toEqual([])

  const now = application.clock.now()
  const endOn = (day: string) =>
    application.owner.query('update departures set sign_by = $1 where id = $2', [day, departureId])
  const today = beijingDateOf(now)
  await endOn(today)
  await remindOfDeadlines(application.deps)
  await remindOfDeadlines(application.deps)
  expect(await reminders(he)).toMatchObject([
    { link: `/services/transfer-out/applications/${applicationId}` },
  ])
  expect(await things(he)).toMatchObject([{ kind: 'to_sign', lastDay: today }])

  // What is over lapses within the hour, and asks for nothing any more.
  await endOn(beijingDateOf(new Date(now.getTime() - DAY_MS)))
  expect(await things(he)).toEqual([])
})
