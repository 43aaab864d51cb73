import { expect, test } from 'vitest'
import type { QueueItem } from '#contracts/office/queues.ts'
import { choosable, neighbour, stepped, toggled } from './queue-rows.ts'

test('REV-01 the keys stay within the list', () => {
  expect(stepped(0, -1, { length: 3 })).toBe(0)
  expect(stepped(0, 1, { length: 3 })).toBe(1)
  expect(stepped(2, 1, { length: 3 })).toBe(2)
  expect(stepped(5, 1, { length: 0 })).toBe(0)
})

test('REV-07 what a colleague holds is not chosen', () => {
  const item = (id: string, more: Partial<QueueItem> = {}) => ({ id, mine: false, ...more }) as QueueItem
  const items = [item('a'), item('b', { claimedBy: '唐老师' }), item('c', { claimedBy: '我', mine: true })]
  expect(choosable(items).map(({ id }) => id)).toEqual(['a', 'c'])
})

test('REV-07 a row is ticked and unticked', () => {
  expect([...toggled(toggled(new Set(['a']), 'b'), 'a')]).toEqual(['b'])
})

test('REV-03 beside the open one the keys lead to its neighbours, and to the first when it is decided', () => {
  const rows = [{ id: 'a' }, { id: 'b' }]
  expect(neighbour(rows, { id: 'a', by: 1 })).toEqual({ id: 'b' })
  expect(neighbour(rows, { id: 'b', by: 1 })).toBeUndefined()
  expect(neighbour(rows, { id: 'a', by: -1 })).toBeUndefined()
  expect(neighbour(rows, { id: 'gone', by: -1 })).toEqual({ id: 'a' })
})
