import { expect, test } from 'vitest'
import { kindOfBytes } from './photo-bytes.ts'

const box = (brand: string) => new Blob([new Uint8Array([0, 0, 0, 24]), `ftyp${brand}`, new Uint8Array(8)])

test.each(['heic', 'heix', 'mif1', 'hevc'])(
  'EVI-02 a file of brand %s is a HEIC, whatever its name',
  async (brand) => {
    expect(await kindOfBytes(box(brand))).toBe('heic')
  },
)

test('EVI-02 films, AVIF, text and nothing are no HEIC', async () => {
  for (const other of [box('mp42'), box('avif'), new Blob(['ftypheic']), new Blob([])])
    expect(await kindOfBytes(other)).toBe('other')
})

test('EVI-02 a picture and a PDF are known by their first bytes', async () => {
  const bytes = (...values: number[]) => new Blob([new Uint8Array(values), new Uint8Array(20)])
  expect(await kindOfBytes(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('picture')
  expect(await kindOfBytes(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d))).toBe('picture')
  expect(await kindOfBytes(new Blob(['%PDF-1.7\n']))).toBe('pdf')
})
