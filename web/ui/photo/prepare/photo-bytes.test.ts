import { expect, test } from 'vitest'
import { isHeic } from './photo-bytes.ts'

const box = (brand: string) => new Blob([new Uint8Array([0, 0, 0, 24]), `ftyp${brand}`, new Uint8Array(8)])

test.each(['heic', 'heix', 'mif1', 'hevc'])(
  'EVI-02 a file of brand %s is a HEIC, whatever its name',
  async (brand) => {
    expect(await isHeic(box(brand))).toBe(true)
  },
)

test('EVI-02 films, AVIF, text and nothing are no HEIC', async () => {
  for (const other of [box('mp42'), box('avif'), new Blob(['ftypheic']), new Blob([])])
    expect(await isHeic(other)).toBe(false)
})
