const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const CHUNK_HEAD = 8
const CHUNK_TAIL = 4

/** What the first bytes say a file is, and for a PNG how large it claims to be, before anything is decoded. */
export type Sniffed =
  | { kind: 'jpeg' }
  | { kind: 'png'; width: number; height: number; isAnimated: boolean }
  | { kind: 'other' }

/** By the bytes alone: neither name nor declared type count (EVI-03). */
export function sniffImage(bytes: Buffer): Sniffed {
  if (bytes.length > 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { kind: 'jpeg' }
  if (!bytes.subarray(0, PNG.length).equals(PNG) || bytes.length < 33) return { kind: 'other' }
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return { kind: 'other' }
  return {
    kind: 'png',
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    isAnimated: hasAnimation(bytes),
  }
}

/** An acTL chunk before the picture's data makes a PNG move. */
function hasAnimation(bytes: Buffer): boolean {
  let at = PNG.length
  while (at + CHUNK_HEAD <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + CHUNK_HEAD)
    if (type === 'acTL') return true
    if (type === 'IDAT' || type === 'IEND') return false
    at += CHUNK_HEAD + length + CHUNK_TAIL
  }
  return false
}
