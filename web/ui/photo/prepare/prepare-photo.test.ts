import { beforeEach, expect, test, vi } from 'vitest'
import { preparePhoto } from './prepare-photo.ts'

const wanted = { edit: { turns: 0 }, maxBytes: 1_048_576 } as const

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', () =>
    Promise.reject(new DOMException('no picture', 'InvalidStateError')),
  )
  return () => vi.unstubAllGlobals()
})

test('EVI-02 a file of more than 50 MB is not even decoded, whatever it is', async () => {
  const limit = 50 * 1_048_576
  await expect(preparePhoto(new Blob([new Uint8Array(limit + 1)]), wanted)).rejects.toThrow('too-big')
  await expect(preparePhoto(new Blob([new Uint8Array(limit)]), wanted)).rejects.toThrow('undecodable')
})

test('EVI-02 an empty file, text and a HEIC that nothing here can read each have words of their own', async () => {
  const heic = new Blob([new Uint8Array([0, 0, 0, 24]), 'ftypheic', new Uint8Array(8)])
  await expect(preparePhoto(new Blob([]), wanted)).rejects.toMatchObject({ reason: 'empty' })
  await expect(preparePhoto(new Blob(['text']), wanted)).rejects.toMatchObject({ reason: 'undecodable' })
  await expect(preparePhoto(heic, wanted)).rejects.toMatchObject({ reason: 'heic' })
  const cut = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])])
  await expect(preparePhoto(cut, wanted)).rejects.toMatchObject({ reason: 'incomplete' })
  await expect(preparePhoto(new Blob(['%PDF-1.4']), wanted)).rejects.toMatchObject({ reason: 'pdf' })
})
