import { expect, test } from 'vitest'
import { behindGate, noteTicket, passGate } from './ticket-gate.ts'

test('HOM-01 what is asked while the 准考证 changes waits, and is not sent once it was given up', async () => {
  const told: string[] = []
  let finish: (value: string) => void = () => undefined
  const change = behindGate(() => new Promise<string>((resolve) => (finish = resolve)))
  const givenUp = new AbortController()
  const waiting = passGate({}).then(() => told.push('asked'))
  const dropped = passGate({ signal: givenUp.signal })
  await Promise.resolve()
  expect(told).toEqual([])
  givenUp.abort()
  finish('done')
  expect(await change).toBe('done')
  await waiting
  expect(told).toEqual(['asked'])
  await expect(dropped).rejects.toThrow('aborted')
})

test('HOM-01 a change that failed keeps nobody waiting, and two changes come one after the other', async () => {
  const order: string[] = []
  const failed = behindGate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    order.push('failed')
    throw new Error('no line')
  })
  const next = behindGate(async () => order.push('next'))
  await expect(failed).rejects.toThrow('no line')
  await next
  await passGate({})
  expect(order).toEqual(['failed', 'next'])
})

test('HOM-01 who waits for a change waits for the ones that were begun meanwhile, too', async () => {
  const order: string[] = []
  let finish: () => void = () => undefined
  const first = behindGate(() => new Promise<void>((resolve) => (finish = resolve)))
  const asked = passGate({}).then(() => order.push('asked'))
  const second = behindGate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    order.push('second')
  })
  await Promise.resolve()
  finish()
  await Promise.all([first, second, asked])
  expect(order).toEqual(['second', 'asked'])
})

test('HOM-01 what is about a 准考证 that this window has left is held here, and goes on after the way back', async () => {
  await passGate({ ticketId: 'one' })
  noteTicket('one')
  const change = behindGate(async () => noteTicket('other'))
  const late = passGate({ ticketId: 'one' })
  await change
  await expect(late).rejects.toMatchObject({ code: 'ticket_switched' })
  await passGate({ ticketId: 'other' })
  noteTicket('one')
  await passGate({ ticketId: 'one' })
})
