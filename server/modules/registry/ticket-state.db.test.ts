import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { moveTicket, type TicketState } from './public.ts'

const application = startApplication()
const given = givenIn(application)

const move = (ticketId: string, from: TicketState, to: TicketState) =>
  application.deps.database.transact(deadlineIn(10_000), (tx) =>
    moveTicket(tx, { ticketId, from, to, at: application.clock.now() }),
  )

test('TRO-03 a 准考证 moves only from the state that it is in', async () => {
  const { ticketId } = await given.candidate().enter()
  expect(await move(ticketId, 'transferring_out', 'transferred_out')).toBe(false)
  expect(await move(ticketId, 'active', 'transferring_out')).toBe(true)
  expect(await move(ticketId, 'active', 'transferring_out')).toBe(false)
})

test('TRO-03 of eight moves at the same moment one is made', async () => {
  const { ticketId } = await given.candidate().enter()
  const moves = Array.from({ length: 8 }, () => move(ticketId, 'active', 'transferring_out'))
  expect((await Promise.all(moves)).filter(Boolean)).toHaveLength(1)
})
