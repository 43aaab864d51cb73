import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A picture of 640 × 420 with something on it, so that looks differ. */
export function picture(shift = 0): Sharp {
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420"><rect width="640" height="420" fill="#f3ead7"/>
    <rect x="${60 + shift}" y="80" width="300" height="90" fill="#22313f"/><circle cx="${480 - shift}" cy="300" r="70" fill="#a33"/></svg>`
  return sharp(Buffer.from(paper))
}

/** One colour, 300 × 300. */
export function plain(background: { r: number; g: number; b: number; alpha?: number }): Sharp {
  return sharp({
    create: { width: 300, height: 300, channels: background.alpha === undefined ? 3 : 4, background },
  })
}

/** A PNG chunk, its checksum right. */
export function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A PNG of the given rows, made by hand; `extra` chunks come before the picture. */
export function pngOf(
  head: { width: number; height: number; depth: number; colour: number; interlace?: number },
  rows: Buffer,
  extra: readonly Buffer[] = [],
): Buffer {
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(head.width, 0)
  ihdr.writeUInt32BE(head.height, 4)
  ihdr.set([head.depth, head.colour, 0, 0, head.interlace ?? 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', ihdr),
    ...extra,
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One bit a pixel: tiny as a file, however large as a picture. Large ones are cut short; nobody should get that far. */
export function whitePng(width: number, height: number): Buffer {
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * Math.min(height, 500))
  return pngOf({ width, height, depth: 1, colour: 0 }, rows)
}

/** A dithered scan: as PNG small, as JPEG ten times as large. */
export function ditheredPng(width: number, height: number): Buffer {
  const stride = width / 8 + 1
  const rows = Buffer.alloc(stride * height)
  let seed = 1
  for (let at = 0; at < rows.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    if (at % stride > 0) rows[at] = seed >>> 16
  }
  return pngOf({ width, height, depth: 1, colour: 0 }, rows)
}

/** Pixels of 64 bits in seven passes, which no decoder can read row by row: what costs most for its size. */
export function dearestPng(width: number, height: number): Buffer {
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const
  const sizes = passes.map(
    ([x, y, across, down]) => (Math.ceil((width - x) / across) * 8 + 1) * Math.ceil((height - y) / down),
  )
  const rows = Buffer.alloc(sizes.reduce((sum, size) => sum + size, 0))
  return pngOf({ width, height, depth: 16, colour: 6, interlace: 1 }, rows)
}

/** A JPEG whose header claims another size. */
export function claiming(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg)
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]))
  changed.writeUInt16BE(height, frame + 5)
  changed.writeUInt16BE(width, frame + 7)
  return changed
}

/** A progressive JPEG whose last scan comes again and again. */
export function withManyScans(progressive: Buffer, times: number): Buffer {
  const last = progressive.subarray(progressive.lastIndexOf(Buffer.from([0xff, 0xda])), -2)
  const again = Array.from({ length: times }, () => last)
  return Buffer.concat([progressive.subarray(0, -2), ...again, Buffer.from([0xff, 0xd9])])
}
