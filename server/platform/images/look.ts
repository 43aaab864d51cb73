import sharp from 'sharp'
import type { Decoded } from './decode-picture.ts'

/**
 * dHash, 64 bits, hexadecimal (REV-08): on a 9 × 8 grey picture, whether each pixel is darker than its right neighbour.
 * Size, quality and format leave it as it is; a page without any contrast is all zeros, like every other such page.
 */
export async function lookOf({ data, raw }: Decoded): Promise<string> {
  const grey = await sharp(data, { raw }).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  let bits = 0n
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const [left = 0, right = 0] = [grey[row * 9 + column], grey[row * 9 + column + 1]]
      bits = (bits << 1n) | (left < right ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}
