import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { Overloaded } from '../queue/overloaded.ts'
import { createImageIntake, type Sanitised } from './sanitise-image.ts'

const intake = createImageIntake({ concurrency: 2, maxWaiting: 100 })
const SIDE = { width: 640, height: 420 }

/** A picture with something on it, so that looks differ. */
function picture(shift = 0): Sharp {
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420"><rect width="640" height="420" fill="#f3ead7"/>
    <rect x="${60 + shift}" y="80" width="300" height="90" fill="#22313f"/><circle cx="${480 - shift}" cy="300" r="70" fill="#a33"/></svg>`
  return sharp(Buffer.from(paper))
}

const jpeg = await picture().jpeg().toBuffer()
const png = await picture().png().toBuffer()

async function taken(bytes: Buffer): Promise<Extract<Sanitised, { ok: true }>> {
  const image = await intake.sanitise(bytes)
  if (!image.ok) throw new Error(image.fault)
  return image
}

/** A PNG chunk, its checksum right. */
function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A white PNG of one bit a pixel that is tiny as a file, however large as a picture. */
function whitePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 500))
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test.each([
  ['0 bytes', Buffer.alloc(0), 'image_empty'],
  ['1 MB + 1', Buffer.concat([jpeg, Buffer.alloc(1_048_577 - jpeg.length)]), 'image_too_large'],
  ['a text named .jpg', Buffer.from('准考证号,成绩\n'), 'image_not_a_picture'],
  ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'image_not_a_picture'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image_not_a_picture'],
  ['a GIF', await picture().gif().toBuffer(), 'image_not_a_picture'],
  ['a WebP', await picture().webp().toBuffer(), 'image_not_a_picture'],
  ['a JPEG cut in half', jpeg.subarray(0, jpeg.length / 2), 'image_broken'],
  ['a JPEG without its last bytes', jpeg.subarray(0, jpeg.length - 300), 'image_broken'],
  ['a PNG cut in half', png.subarray(0, png.length / 2), 'image_broken'],
  ['only the mark of a JPEG', Buffer.from([0xff, 0xd8, 0xff]), 'image_not_a_picture'],
  ['only the mark and noise', Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(400, 7)]), 'image_broken'],
  ['a picture of 90 × 60', await picture().resize(90, 60).jpeg().toBuffer(), 'image_too_small'],
  ['30,000 × 30,000 in a few bytes', whitePng(30_000, 30_000), 'image_too_many_pixels'],
  ['12,001 × 300', whitePng(12_001, 300), 'image_too_many_pixels'],
  [
    'an animated PNG',
    Buffer.concat([
      png.subarray(0, 33),
      chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
      png.subarray(33),
    ]),
    'image_animated',
  ],
])('EVI-03 %s is refused', async (_, bytes, fault) => {
  expect(await intake.sanitise(bytes)).toEqual({ ok: false, fault })
})

test('EVI-03 what claims 30,000 × 30,000 costs neither time nor memory', async () => {
  const bomb = whitePng(30_000, 30_000)
  expect(bomb.length).toBeLessThan(20_000)
  const before = process.memoryUsage().rss
  await Promise.all(Array.from({ length: 50 }, () => intake.sanitise(bomb)))
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

test('EVI-03 where it was taken, who took it, comments and what hangs behind the picture are gone', async () => {
  const told = await sharp(jpeg)
    .withExif({ IFD0: { Artist: 'CANARY' }, IFD3: { GPSLatitude: '31/1 13/1 49/1', GPSLatitudeRef: 'N' } })
    .toBuffer()
  const polyglot = Buffer.concat([told, Buffer.from('PK\u0003\u0004<script>CANARY</script>')])
  expect((await sharp(polyglot).metadata()).exif).toBeDefined()
  const image = await taken(polyglot)
  const { exif, icc, xmp, format } = await sharp(image.bytes).metadata()
  expect([exif, icc, xmp, format]).toEqual([undefined, undefined, undefined, 'jpeg'])
  expect(image.bytes.includes('CANARY') || image.bytes.includes('<script>')).toBe(false)
})

test.each([
  ['turned by its orientation', await sharp(jpeg).withMetadata({ orientation: 6 }).toBuffer(), [420, 640]],
  ['progressive', await picture().jpeg({ progressive: true }).toBuffer(), [640, 420]],
  ['CMYK', await sharp(jpeg).toColourspace('cmyk').jpeg().toBuffer(), [640, 420]],
  ['16 bits a colour', await sharp(jpeg).toColourspace('rgb16').png().toBuffer(), [640, 420]],
  ['with a palette', await picture().png({ palette: true }).toBuffer(), [640, 420]],
  ['grey', await picture().greyscale().jpeg().toBuffer(), [640, 420]],
])('EVI-03 a picture that is %s comes out upright, in 8-bit sRGB', async (_, bytes, [width, height]) => {
  const image = await taken(bytes)
  expect([image.width, image.height]).toEqual([width, height])
  const head = await sharp(image.bytes).metadata()
  expect([head.space === 'srgb' || head.space === 'b-w', head.depth, head.isProgressive]).toEqual([
    true,
    'uchar',
    false,
  ])
})

test('EVI-03 what is see-through becomes paper, not night', async () => {
  const clear = await sharp({ create: { ...SIDE, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer()
  const { channels } = await sharp((await taken(clear)).bytes).stats()
  expect(Math.min(...channels.map(({ mean }) => mean))).toBeGreaterThan(250)
})

test('EVI-02 a large photograph of noise, the worst to compress, still comes out below 1 MB', async () => {
  const noise = await sharp({
    create: {
      width: 2400,
      height: 1800,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 40 })
    .toBuffer()
  const image = noise.length <= 1_048_576 ? await intake.sanitise(noise) : undefined
  if (image?.ok) expect(image.bytes.length).toBeLessThanOrEqual(1_048_576)
  else expect(image?.fault ?? 'image_too_large').toBe('image_too_large')
})

test('REV-08 the same picture has the same look in another size and quality, another picture has not', async () => {
  const one = await taken(jpeg)
  const smaller = await taken(await picture().resize(400).jpeg({ quality: 60 }).toBuffer())
  const other = await taken(await picture(120).jpeg().toBuffer())
  expect(smaller.look).toBe(one.look)
  expect(smaller.digest).not.toBe(one.digest)
  expect(other.look).not.toBe(one.look)
})

test('EVI-03 when too many wait, the rest are turned away before any work, and the others are done', async () => {
  const small = createImageIntake({ concurrency: 1, maxWaiting: 3 })
  const replies = await Promise.allSettled(Array.from({ length: 10 }, () => small.sanitise(jpeg)))
  expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  for (const reply of replies)
    if (reply.status === 'rejected') expect(reply.reason).toBeInstanceOf(Overloaded)
  expect((await small.sanitise(jpeg)).ok).toBe(true)
})
