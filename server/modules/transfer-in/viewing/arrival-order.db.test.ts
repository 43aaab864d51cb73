import { expect, test } from 'vitest'
import { arrivalOf, bring, decideArrival, openTransferDesk } from '#tests/support/arrivals.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const they = openTransferDesk(given)

/** An arrival that came a minute after what came before. */
async function arrived(): Promise<string> {
  application.clock.advance(60_000)
  const candidate = await given.candidate().enter()
  const [taken] = await bring(application, they.bringer, [arrivalOf(application, candidate)])
  return String(taken?.id)
}

/** Those of these ids that a list of the desk has, in its order. */
async function orderFor(officer: Officer, list: string, ids: readonly string[]): Promise<string[]> {
  const { body } = await officer.call('GET', `/api/office/transfers-in?list=${list}`)
  return (body.arrivals as { id: string }[]).map(({ id }) => id).filter((id) => ids.includes(id))
}

test('TRI-01, REV-01 what waits for the reader stands before what waits for others, however long those wait', async () => {
  const [first, second, third] = [await arrived(), await arrived(), await arrived()]
  application.clock.advance(60_000)
  const passed = await decideArrival(application, they.school, { id: second, decision: 'approve' })
  expect(passed.status).toBe(200)
  const ids = [first, second, third]
  expect(await orderFor(they.authority, 'under_review', ids)).toEqual([second, first, third])
  expect(await orderFor(they.school, 'under_review', ids)).toEqual([first, third, second])
})

test('TRI-01 what is settled stands with the newest first: a list of two hundred would keep the oldest for ever', async () => {
  const ids = [await arrived(), await arrived()]
  for (const id of ids) {
    application.clock.advance(60_000)
    const rejection = { id, decision: 'reject' as const, reasons: ['wrong_major'] }
    expect((await decideArrival(application, they.school, rejection)).status).toBe(200)
  }
  expect(await orderFor(they.authority, 'rejected', ids)).toEqual(ids.toReversed())
})
