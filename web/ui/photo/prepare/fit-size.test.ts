import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Size } from './edit.ts'
import { fitSize } from './fit-size.ts'

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

test('EVI-02 quality gives way before size: a good quality that fits keeps all pixels', async () => {
  const fit = await fitSize(phone, LIMIT, encoder(0.2).encode)
  expect(fit.size).toEqual({ width: 3200, height: 2400 })
  expect(fit.quality).toBeGreaterThanOrEqual(0.7)
  expect(fit.quality).toBeLessThan(0.9)
  // What fits is used: a little better would be too much.
  expect(3200 * 2400 * 0.2 * (fit.quality + 0.05) ** 2).toBeGreaterThan(LIMIT)
})

test('EVI-02 then size gives way, at a good quality, while print stays legible', async () => {
  const fit = await fitSize(phone, LIMIT, encoder(0.6).encode)
  expect(fit.quality).toBeGreaterThanOrEqual(0.7)
  expect(fit.size.width).toBeLessThan(3200)
  expect(fit.size.width).toBeGreaterThanOrEqual(1600)
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
        const fit = await fitSize({ width, height }, LIMIT, encode)
        expect(fit.encoded.size).toBeLessThan(LIMIT)
        expect(tried.length).toBeLessThan(20)
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
