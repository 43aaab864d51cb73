import { expect, test } from 'vitest'
import { queueAddress, readView, reviewAddress } from './queue-view.ts'

test('REV-01 an address names what of a queue is shown, and leads back to the same', () => {
  const view = { show: 'waiting', due: 'soon', mark: 'held' } as const
  expect(queueAddress('exemption', view)).toBe('/reviews/exemption?due=soon&mark=held')
  expect(reviewAddress({ service: 'exemption', id: '1' }, view)).toBe(
    '/reviews/exemption/1?due=soon&mark=held',
  )
  expect(readView({ due: 'soon', mark: 'held' })).toEqual(view)
  expect(queueAddress('exemption')).toBe('/reviews/exemption')
})

test('REV-01 school, course, round and order stand in the address; a text with a long number does not', () => {
  const view = { show: 'waiting', school: '10272', about: '03708', round: 'again', sort: 'title' } as const
  const address = queueAddress('exemption', view)
  expect(address).toBe('/reviews/exemption?school=10272&about=03708&round=again&sort=title')
  expect(readView({ school: 10272, about: '03708', round: 'again', sort: 'title' })).toEqual(view)
  expect(readView({ school: 'x', about: '310110199812066016', sort: 'salary' })).toEqual({ show: 'waiting' })
})

test('REV-01 what an address says that is no word of ours is left out', () => {
  expect(readView({ show: 'everything', due: 5, mark: '<script>', state: 'rejected' })).toEqual({
    show: 'waiting',
    state: 'rejected',
  })
})

test('REV-01 what is searched for stands in no address, which says only that something is', () => {
  const view = { show: 'all', isSearched: true } as const
  expect(queueAddress('exemption', view)).toBe('/reviews/exemption?show=all&found=1')
  expect(readView({ show: 'all', found: 1 })).toEqual(view)
})
