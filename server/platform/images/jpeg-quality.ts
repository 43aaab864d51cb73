const QUANTISERS = 0xdb
const SCAN = 0xda
/** What libjpeg's table for brightness adds up to at quality 50 (ITU-T T.81, table K.1). */
const BASE = 3_692

/**
 * Estimates the quality of a JPEG, from 1 to 100, by its first table of quantisers; undefined without one. Encoders use
 * tables of their own. Encoding anew at a higher quality cannot bring back lost detail.
 */
export function jpegQualityOf(bytes: Buffer): number | undefined {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]
    if (marker === SCAN) return undefined
    if (marker === QUANTISERS) return qualityOfTable(bytes, at + 4)
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

function qualityOfTable(bytes: Buffer, at: number): number | undefined {
  const isWide = (bytes[at] ?? 0) >> 4 === 1
  const values = bytes.subarray(at + 1, at + 1 + (isWide ? 128 : 64))
  if (values.length < (isWide ? 128 : 64)) return undefined
  let sum = 0
  for (let place = 0; place < 64; place += 1)
    sum += isWide ? values.readUInt16BE(place * 2) : (values[place] ?? 0)
  const scale = (sum * 100) / BASE
  const quality = scale <= 100 ? (200 - scale) / 2 : 5_000 / scale
  return Math.min(100, Math.max(1, Math.round(quality)))
}
