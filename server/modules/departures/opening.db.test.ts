import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { givenIn } from '#tests/support/given.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { closeDeparture, departureTerms, openDeparture } from './public.ts'

const application = startApplication()
const given = givenIn(application)

const close = (applicationId: string) =>
  application.deps.database.transact(deadlineIn(5_000), (tx) =>
    closeDeparture(tx, { applicationId, at: application.clock.now() }),
  )

test('TRO-02 an approval opens one departure, which ends with the approval', async () => {
  const { applicationId, departureId } = await givenLeaving(application, await given.candidate().enter())
  expect(departureId).not.toBe('')
  const race = await Promise.all([close(applicationId), close(applicationId)])
  expect(race.toSorted()).toEqual([false, true])
  const { rows } = await application.owner.query(
    'select kind from departure_steps where departure_id = $1 order by seq',
    [departureId],
  )
  expect(rows).toEqual([{ kind: 'opened' }, { kind: 'closed' }])
})

test('TRO-02, CAT-02 how long a candidate has to sign is loaded from the catalogue', async () => {
  const inFile = { validFrom: '2026-01-01', signDays: 45, packageDays: 90, source: '测试' }
  const load = (act: 'save' | 'remove') =>
    application.deps.database.transact(deadlineIn(5_000), (tx) =>
      departureTerms[act](tx, [{ ...inFile, rowId: '' }], application.clock.now()),
    )
  await load('save')
  const { departureId } = await givenLeaving(application, await given.candidate().enter())
  const { rows } = await application.owner.query(
    "select sign_by - (opened_at at time zone 'Asia/Shanghai')::date as days from departures where id = $1",
    [departureId],
  )
  expect(rows).toEqual([{ days: 45 }])
  await load('remove')
})

test('TRO-02 no departure is opened with a score that is not valid any more', async () => {
  const candidate = await given.candidate().enter()
  const { applicationId, scoreIds } = await givenLeaving(application, candidate)
  await application.owner.query("update scores set state = 'void', voided_at = now() where id = $1", [
    scoreIds[0],
  ])
  await close(applicationId)
  const { personId, ticketId } = candidate
  const again = application.deps.database.transact(deadlineIn(5_000), (tx) =>
    openDeparture(tx, application.deps, {
      ...{ applicationId, personId, ticketId, scoreIds, takesAll: true, at: application.clock.now() },
      destination: {
        province: '江苏省',
        ticketNo: '1',
        level: 'benke',
        majorCode: undefined,
        majorName: '会计',
      },
    }),
  )
  await expect(again).rejects.toThrow()
})
