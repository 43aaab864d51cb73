import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Size } from './edit.ts'
import { fitSize, TooLongError } from './fit-size.ts'

const LIMIT = 1_048_576

/** An encoder whose bytes grow with pixels and quality as a JPEG's do; `detail` is bytes a pixel at full quality. */
function encoder(detail: number) {
  const tried: { size: Size; quality: number }[] = []
  const encode = async (size: Size, quality: number) => {
    tried.push({ size, quality })
    return { size: Math.ceil(size.width * size.height * detail * quality ** 2) }
  }
  return { encode, tried }
}

const phone = { width: 4032, height: 3024 }

test('EVI-02 a picture that is small enough is encoded once, at the best quality and its own size', async () => {
  const { encode, tried } = encoder(0.1)
  const fit = await fitSize({ width: 1200, height: 900 }, LIMIT, encode)
  expect(fit).toMatchObject({ size: { width: 1200, height: 900 }, quality: 0.9 })
  expect(tried).toHaveLength(1)
})

test('EVI-02 quality gives way before size: a good quality of about 600 kB keeps all pixels', async () => {
  const fit = await fitSize(phone, LIMIT, encoder(0.15).encode)
  expect(fit.size).toEqual({ width: 3200, height: 2400 })
  expect(fit.quality).toBeGreaterThanOrEqual(0.7)
  expect(fit.quality).toBeLessThan(0.9)
  // What fits is used: a little better would be too much.
  expect(3200 * 2400 * 0.15 * (fit.quality + 0.05) ** 2).toBeGreaterThan(600 * 1024)
})

test('EVI-02 about 600 kB while print stays as legible, and more only where it would not', async () => {
  const ample = await fitSize(phone, LIMIT, encoder(0.25).encode)
  expect(ample.encoded.size).toBeLessThan(600 * 1024)
  expect(ample.size.width).toBeGreaterThanOrEqual(2400)
  expect(ample.quality).toBeGreaterThanOrEqual(0.7)
  const dear = await fitSize(phone, LIMIT, encoder(0.4).encode)
  expect(dear.encoded.size).toBeGreaterThan(600 * 1024)
  expect(dear.size.width).toBeGreaterThan(2400)
})

test('EVI-02 then size gives way, at a good quality, while print stays legible', async () => {
  const fit = await fitSize(phone, LIMIT, encoder(0.6).encode)
  expect(fit.quality).toBeGreaterThanOrEqual(0.7)
  expect(fit.size.width).toBeLessThan(3200)
  expect(fit.size.width).toBeGreaterThanOrEqual(1600)
})

test.each([
  // From ten screens of a phone to a page that was photographed in one strip.
  { source: { width: 1080, height: 10_137 }, least: 720 },
  { source: { width: 10_137, height: 1080 }, least: 720 },
  { source: { width: 640, height: 6000 }, least: 640 },
])(
  'EVI-02 a long screenshot of $source.width × $source.height keeps the width at which it is read',
  async ({ source, least }) => {
    for (const detail of [0.02, 0.1]) {
      const { size, encoded } = await fitSize(source, LIMIT, encoder(detail).encode)
      expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(least)
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(12_000)
      expect(encoded.size).toBeLessThan(LIMIT)
    }
  },
)

test('EVI-02 a strip that no size would leave legible is asked for in pieces', async () => {
  await expect(fitSize({ width: 1080, height: 21_393 }, LIMIT, encoder(0.01).encode)).rejects.toThrow(
    TooLongError,
  )
  await expect(fitSize({ width: 1080, height: 10_137 }, LIMIT, encoder(4).encode)).rejects.toThrow(
    TooLongError,
  )
})

test('EVI-02 only at the legible size does quality become poor', async () => {
  const fit = await fitSize(phone, LIMIT, encoder(1.6).encode)
  expect(fit.size.width).toBe(1600)
  expect(fit.quality).toBeGreaterThanOrEqual(0.5)
  expect(fit.quality).toBeLessThan(0.7)
})

test('EVI-02 below the limit always, of any shape and detail; below 1600 pixels only at quality 0.5 and up', async () => {
  const side = fc.integer({ min: 1, max: 9000 })
  await fc.assert(
    fc.asyncProperty(
      side,
      side,
      fc.double({ min: 0.01, max: 8, noNaN: true }),
      async (width, height, detail) => {
        const { encode, tried } = encoder(detail)
        const fit = await fitSize({ width, height }, LIMIT, encode).catch((error: unknown) => {
          if (error instanceof TooLongError) return undefined
          throw error
        })
        expect(tried.length).toBeLessThan(20)
        if (fit === undefined) {
          expect(Math.max(width, height)).toBeGreaterThan(2.5 * Math.min(width, height))
          return
        }
        expect(fit.encoded.size).toBeLessThan(LIMIT)
        const long = Math.max(fit.size.width, fit.size.height)
        expect(long).toBeLessThanOrEqual(Math.max(width, height))
        for (const { size, quality } of tried)
          if (Math.max(size.width, size.height) < Math.min(1600, width, height))
            expect(quality).toBeLessThan(0.7)
      },
    ),
  )
})

test('EVI-02 what can never fit is an error, not an endless search', async () => {
  await expect(fitSize(phone, LIMIT, async () => ({ size: LIMIT }))).rejects.toThrow('small enough')
})
