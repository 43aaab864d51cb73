import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findWeight } from './find-weight.ts'
import { GRADUATION_PHOTO } from './graduation-photo.ts'

/** An encoder whose bytes grow with quality as a JPEG's do: slowly at first, steeply at the end. */
function encoder(bytesAt60: number, growth: number) {
  const tried: number[] = []
  const encode = async (quality: number) => {
    tried.push(quality)
    return { size: Math.round(bytesAt60 * Math.exp((growth * (quality - 60)) / 40)), quality }
  }
  return { encode, tried }
}

test('GRA-10 the best quality that fits is found, and one more would be too heavy', async () => {
  const { encode } = encoder(22_000, 1.6)
  const found = await findWeight(encode)
  if (found.kind !== 'fits') throw new Error(found.kind)
  expect(found.encoded.size).toBeLessThanOrEqual(GRADUATION_PHOTO.maxBytes)
  expect((await encode(found.quality + 1)).size).toBeGreaterThan(GRADUATION_PHOTO.maxBytes)
})

test('GRA-10 what is in the range at quality 60 only is kept; what is heavier there is too heavy', async () => {
  expect(await findWeight(encoder(40_000, 3).encode)).toMatchObject({ kind: 'fits', quality: 60 })
  expect(await findWeight(encoder(40_001, 3).encode)).toEqual({ kind: 'too_heavy' })
})

test('GRA-10 what is light even at full quality says so', async () => {
  expect(await findWeight(encoder(3_000, 1.8).encode)).toEqual({ kind: 'too_light' })
  expect(await findWeight(encoder(3_000, 1.9).encode)).toMatchObject({ kind: 'too_light' })
  expect(await findWeight(encoder(3_100, 1.9).encode)).toMatchObject({ kind: 'fits', quality: 100 })
})

test('GRA-10 never below quality 60, never outside 20 to 40 KB, at most eight encodings', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 100, max: 200_000 }),
      fc.double({ min: 0, max: 4, noNaN: true }),
      async (bytes, growth) => {
        const { encode, tried } = encoder(bytes, growth)
        const found = await findWeight(encode)
        expect(tried.length).toBeLessThanOrEqual(8)
        expect(Math.min(...tried)).toBeGreaterThanOrEqual(60)
        expect(Math.max(...tried)).toBeLessThanOrEqual(100)
        if (found.kind !== 'fits') return
        expect(found.encoded.quality).toBe(found.quality)
        expect(found.encoded.size).toBeGreaterThanOrEqual(20 * 1024)
        expect(found.encoded.size).toBeLessThanOrEqual(40 * 1000)
      },
    ),
  )
})
