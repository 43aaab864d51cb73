import { expect, test, vi } from 'vitest'
import { asTaken } from '../prepare/edit.ts'
import { waitingPhotos } from './waiting-photos.ts'

test('LOG-07, EVI-02 a picture that is still prepared while somebody signs out is not kept afterwards', async () => {
  const open = vi.fn(() => {
    throw new Error('this browser has no storage')
  })
  vi.stubGlobal('indexedDB', { open })
  const photo = { id: 'a', name: '', source: new Blob(['a']), edit: asTaken, chosenAt: Date.now() - 1 }
  await waitingPhotos.keep('credential-1', photo)
  expect(open).toHaveBeenCalledTimes(1)
  await waitingPhotos.clear()
  expect(open).toHaveBeenCalledTimes(2)
  await waitingPhotos.keep('credential-1', photo)
  expect(open).toHaveBeenCalledTimes(2)
  await waitingPhotos.keep('credential-1', { ...photo, chosenAt: Date.now() + 1 })
  expect(open).toHaveBeenCalledTimes(3)
})
