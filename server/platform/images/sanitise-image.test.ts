import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { Overloaded } from '../queue/overloaded.ts'
import {
  chunk,
  claiming,
  dearestPng,
  picture,
  plain,
  pngOf,
  whitePng,
  withManyScans,
} from './pictures.fixture.ts'
import { createImageIntake, placesWhileFull } from './sanitise-image.ts'

const intake = createImageIntake({ concurrency: 2, maxWaiting: 100 })
const jpeg = await picture().jpeg().toBuffer()
const png = await picture().png().toBuffer()
const large = await picture().resize(5000).jpeg().toBuffer()
const animation = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
const damaged = (bytes: Buffer, at: number, length: number) => Buffer.from(bytes).fill(0xaa, at, at + length)

test.each([
  ['0 bytes', Buffer.alloc(0), 'image_empty'],
  ['1 MB + 1', Buffer.concat([jpeg, Buffer.alloc(1_048_577 - jpeg.length)]), 'image_too_large'],
  ['a text named .jpg', Buffer.from('准考证号,成绩\n'), 'image_not_a_picture'],
  ['a program', Buffer.from('MZ\u0090\u0000 This program cannot be run'), 'image_not_a_picture'],
  ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'image_not_a_picture'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image_not_a_picture'],
  ['a GIF', await picture().gif().toBuffer(), 'image_not_a_picture'],
  ['a WebP', await picture().webp().toBuffer(), 'image_not_a_picture'],
  ['a TIFF', await picture().tiff().toBuffer(), 'image_not_a_picture'],
  ['an AVIF', await picture().avif().toBuffer(), 'image_not_a_picture'],
  ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image_not_a_picture'],
  ['a picture behind something else', Buffer.concat([Buffer.from('GIF89a'), jpeg]), 'image_not_a_picture'],
  ['a JPEG cut in half', jpeg.subarray(0, jpeg.length / 2), 'image_broken'],
  ['a JPEG without its last bytes', jpeg.subarray(0, jpeg.length - 300), 'image_broken'],
  ['a large JPEG without its end', large.subarray(0, large.length - 2_000), 'image_broken'],
  ['a JPEG damaged in the middle', damaged(jpeg, Math.floor(jpeg.length * 0.6), 60), 'image_broken'],
  ['a PNG cut in half', png.subarray(0, png.length / 2), 'image_broken'],
  ['a PNG with a wrong checksum', damaged(png, png.length - 30, 1), 'image_broken'],
  ['a PNG of its header alone', png.subarray(0, 33), 'image_broken'],
  ['only the mark of a JPEG', Buffer.from([0xff, 0xd8, 0xff]), 'image_not_a_picture'],
  ['only the mark of a PNG', png.subarray(0, 8), 'image_not_a_picture'],
  ['only the mark and noise', Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(400, 7)]), 'image_broken'],
  ['a picture of 90 × 60', await picture().resize(90, 60).jpeg().toBuffer(), 'image_too_small'],
  ['a PNG of 30,000 × 30,000', whitePng(30_000, 30_000), 'image_too_many_pixels'],
  ['a PNG of 4,294,967,295 × 1', whitePng(0xffffffff, 1).subarray(0, 5_000), 'image_too_many_pixels'],
  ['a PNG of 12,001 × 300', whitePng(12_001, 300), 'image_too_many_pixels'],
  ['a JPEG of 30,000 × 30,000', claiming(jpeg, 30_000, 30_000), 'image_too_many_pixels'],
  ['a JPEG of 65,000 × 210', claiming(jpeg, 65_000, 210), 'image_too_many_pixels'],
  ['an animated PNG', Buffer.concat([png.subarray(0, 33), animation, png.subarray(33)]), 'image_animated'],
])('EVI-03 %s is refused', async (_, bytes, fault) => {
  expect(await intake.sanitise(bytes)).toEqual({ ok: false, fault })
})

/** How long it took, and by how much the process grew meanwhile. */
async function costOf(work: () => Promise<unknown>): Promise<{ cpuMs: number; grewMb: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  const begun = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(begun)
  clearInterval(watch)
  most = Math.max(most, process.memoryUsage().rss)
  return { cpuMs: (user + system) / 1e3, grewMb: (most - before) / 1e6 }
}

test('EVI-03 what claims 30,000 × 30,000 costs neither time nor memory', async () => {
  const bombs = [whitePng(30_000, 30_000), claiming(jpeg, 30_000, 30_000)]
  for (const bomb of bombs) expect(bomb.length).toBeLessThan(20_000)
  const cost = await costOf(() =>
    Promise.all(bombs.flatMap((bomb) => Array(25).fill(bomb)).map(intake.sanitise)),
  )
  expect(cost.grewMb).toBeLessThan(50)
  expect(cost.cpuMs).toBeLessThan(2_000)
})

test('EVI-03 300 MB of text packed behind the header of a small PNG are never unpacked', async () => {
  const bomb = deflateSync(Buffer.alloc(300_000_000), { level: 9 })
  const rows = Buffer.alloc((400 * 3 + 1) * 400)
  const heads = [
    ['zTXt', 'Comment\0\0'],
    ['iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0'],
    ['iCCP', 'icc\0\0'],
  ] as const
  for (const [type, head] of heads) {
    const packed = chunk(type, Buffer.concat([Buffer.from(head, 'latin1'), bomb]))
    const bytes = pngOf({ width: 400, height: 400, depth: 8, colour: 2 }, rows, [packed])
    expect(bytes.length).toBeLessThan(1_048_576)
    const cost = await costOf(() => intake.sanitise(bytes))
    expect(cost.grewMb, type).toBeLessThan(60)
    expect(cost.cpuMs, type).toBeLessThan(2_000)
  }
})

const costly = plain({ r: 255, g: 255, b: 255 })
const progressive = (width: number, height: number) =>
  costly.clone().resize(width, height, { fit: 'fill' }).jpeg({ progressive: true }).toBuffer()

test.each([
  ['a PNG of 64 bits in passes', async () => dearestPng(5000, 3000)],
  ['a progressive JPEG', () => progressive(5472, 3648)],
])('EVI-03 the dearest that is let in stays within 300 MB: %s', async (_name, make) => {
  const bytes = await make()
  expect(bytes.length).toBeLessThan(1_048_576)
  const cost = await costOf(async () => expect(await intake.sanitise(bytes)).toMatchObject({ ok: true }))
  expect(cost.grewMb).toBeLessThan(300)
  expect(cost.cpuMs).toBeLessThan(6_000)
})

test.each([
  ['a PNG of 64 bits in passes', async () => dearestPng(5100, 3000)],
  ['a progressive JPEG', () => progressive(5500, 3700)],
])(
  'EVI-03 what no decoder reads row by row is refused by its head when it is larger: %s',
  async (_name, make) => {
    const bytes = await make()
    const cost = await costOf(async () =>
      expect(await intake.sanitise(bytes)).toEqual({ ok: false, fault: 'image_too_many_pixels' }),
    )
    expect(cost.grewMb).toBeLessThan(30)
  },
)

test('EVI-03 a JPEG of two hundred scans ends soon, and is refused', async () => {
  const scans = await progressive(5400, 3600)
  const bytes = withManyScans(scans, 200)
  expect(bytes.length).toBeLessThan(1_048_576)
  expect(await intake.sanitise(scans)).toMatchObject({ ok: true })
  const cost = await costOf(async () =>
    expect(await intake.sanitise(bytes)).toEqual({ ok: false, fault: 'image_broken' }),
  )
  expect(cost.cpuMs).toBeLessThan(10_000)
})

test('EVI-03 when too many wait, the rest are turned away before any work, and the others are done', async () => {
  const small = createImageIntake({ concurrency: 1, maxWaiting: 3 })
  const replies = await Promise.allSettled(Array.from({ length: 10 }, () => small.sanitise(jpeg)))
  expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  for (const reply of replies)
    if (reply.status === 'rejected') expect(reply.reason).toBeInstanceOf(Overloaded)
  expect((await small.sanitise(jpeg)).ok).toBe(true)
})

test.each([
  { concurrency: 1, doneInTime: 0, places: 1 },
  { concurrency: 1, doneInTime: 1, places: 2 },
  { concurrency: 2, doneInTime: 1, places: 2 },
  { concurrency: 2, doneInTime: 5, places: 5 },
  { concurrency: 1, doneInTime: 50, places: 6 },
])(
  'OPS-02 $concurrency at a time, $doneInTime done in six seconds: $places are let in while the line is full',
  ({ concurrency, doneInTime, places }) => {
    expect(placesWhileFull(concurrency, doneInTime)).toBe(places)
  },
)

test('EVI-03 libvips keeps no picture and uses one thread for each', () => {
  expect(sharp.cache().memory.max).toBe(0)
  expect(sharp.concurrency()).toBe(1)
})

test('IMP-01 a picture is as much work as its header claims, and what is not read is none', async () => {
  const { width, height } = await sharp(png).metadata()
  expect(await intake.pixelsOf(png)).toBe(width * height)
  expect(await intake.pixelsOf(Buffer.from('准考证号,成绩'))).toBe(0)
})
