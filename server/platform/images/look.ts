import sharp from 'sharp'

const [COLUMNS, ROWS] = [9, 8]
/** Each field is the average of so many pixels a side: what one encoder rounds differently does not show. */
const FIELD = 16
/** In steps of 255: what is less is paper and light, not print. */
const MARGIN = 1

/**
 * dHash, 64 bits, hexadecimal (REV-08): of 9 × 8 fields, whether each is darker than its right neighbour. Size, quality and
 * format mostly leave it as it is; a page without any contrast is all zeros, like every other such page. Of a JPEG, which
 * is read at an eighth of its size.
 */
export async function lookOf(jpeg: Buffer): Promise<string> {
  const fields = await brightnessOfFields(jpeg)
  let bits = 0n
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS - 1; column += 1) {
      const at = row * COLUMNS + column
      const [left = 0, right = 0] = [fields[at], fields[at + 1]]
      bits = (bits << 1n) | (right - left > MARGIN ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}

async function brightnessOfFields(jpeg: Buffer): Promise<Float64Array> {
  const width = COLUMNS * FIELD
  const { data, info } = await sharp(jpeg)
    .resize(width, ROWS * FIELD, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const fields = new Float64Array(COLUMNS * ROWS)
  for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
    const [column, row] = [Math.floor((pixel % width) / FIELD), Math.floor(pixel / width / FIELD)]
    const at = row * COLUMNS + column
    fields[at] = (fields[at] ?? 0) + brightness(data, pixel * info.channels) / FIELD ** 2
  }
  return fields
}

/** ITU-R BT.601. */
function brightness(data: Buffer, at: number): number {
  const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
  return 0.299 * red + 0.587 * green + 0.114 * blue
}
