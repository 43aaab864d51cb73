import decodeQR from 'qr/decode.js'
import sharp from 'sharp'

const WIDEST = 3000

/** What the QR code in a picture says; undefined for what is no picture or has none. */
export async function readPhoto(bytes: Buffer): Promise<string | undefined> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: 60e6 })
      .rotate()
      .resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const patient = { effort: Number.POSITIVE_INFINITY, timeLimit: 10_000 }
    return decodeQR({ width: info.width, height: info.height, data }, patient)
  } catch {
    return undefined
  }
}
