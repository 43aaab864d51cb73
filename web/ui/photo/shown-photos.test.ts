import { expect, test } from 'vitest'
import type { PendingPhoto, PhotoState, StoredPhoto } from './queue/pending-photo.ts'
import { countPlaces, moved, shownPhotos } from './shown-photos.ts'

const [one, two, three] = ['/1', '/2', '/3'].map((src): StoredPhoto<string> => ({ src, value: src }))
const stored = [one, two, three].filter((photo) => photo !== undefined)

function pending(id: string, state: PhotoState, replaces?: StoredPhoto<string>): PendingPhoto<string> {
  const taken = { id, name: id, source: new Blob(), edit: { turns: 0 } as const, chosenAt: 0, chosenBytes: 0 }
  return { ...taken, failures: 0, state, ...(replaces && { replaces }) }
}

test('EVI-02 a better version stands in the place of what it replaces, new ones after, useless files last', () => {
  const shown = shownPhotos(stored, [
    pending('text', { kind: 'unusable', reason: 'undecodable' }),
    pending('new', { kind: 'reading' }),
    pending('turned', { kind: 'preparing' }, two),
  ])
  expect(shown.map(({ key }) => key)).toEqual(['/1', 'turned', '/3', 'new', 'text'])
  expect(countPlaces(shown)).toBe(4)
})

test('EVI-02 a better version whose first version is gone is shown all the same', () => {
  const gone = { src: '/9', value: '/9' }
  const shown = shownPhotos(stored, [pending('turned', { kind: 'preparing' }, gone)])
  expect(shown.map(({ key }) => key)).toEqual(['/1', '/2', '/3', 'turned'])
})

test('EVI-02 a photograph moves by one place, and not beyond the ends', () => {
  expect(moved(stored, '/2', 1)?.map(({ src }) => src)).toEqual(['/1', '/3', '/2'])
  expect(moved(stored, '/1', -1)).toBeUndefined()
  expect(moved(stored, '/3', 1)).toBeUndefined()
})
