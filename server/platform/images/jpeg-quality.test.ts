import sharp from 'sharp'
import { expect, test } from 'vitest'
import { jpegQualityOf } from './jpeg-quality.ts'

const paper = { create: { width: 64, height: 64, channels: 3 as const, background: '#f3ead7' } }

test.each([20, 50, 75, 82, 88, 95])('EVI-02 a JPEG of quality %i is told to be one', async (quality) => {
  const told = jpegQualityOf(await sharp(paper).jpeg({ quality }).toBuffer())
  expect(Math.abs((told ?? 0) - quality)).toBeLessThanOrEqual(2)
})

test('EVI-02 what is no JPEG, or is cut short, has no quality, and nothing is read beyond its end', async () => {
  const whole = await sharp(paper).jpeg().toBuffer()
  const table = whole.indexOf(Buffer.from([0xff, 0xdb]))
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from([0xff, 0xd8]),
    whole.subarray(0, table + 20),
    Buffer.from('%PDF-1.7'),
  ])
    expect(jpegQualityOf(bytes)).toBeUndefined()
})
