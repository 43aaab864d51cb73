import { expect, test } from 'vitest'
import { behindGate, passGate } from './ticket-gate.ts'

test('HOM-01 what is asked while the 准考证 changes waits, and is not sent once it was given up', async () => {
  const told: string[] = []
  let finish: (value: string) => void = () => undefined
  const change = behindGate(() => new Promise<string>((resolve) => (finish = resolve)))
  const givenUp = new AbortController()
  const waiting = passGate(undefined).then(() => told.push('asked'))
  const dropped = passGate(givenUp.signal)
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
  await passGate(undefined)
  expect(order).toEqual(['failed', 'next'])
})
