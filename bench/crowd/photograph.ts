import sharp from 'sharp'

/** A photograph of a paper with fine print and grain, of so many pixels and at most 1 MB, as the pages send it at the most. */
export async function photograph({ width, height }: { width: number; height: number }): Promise<Buffer> {
  const grain = { type: 'gaussian' as const, mean: 205, sigma: 9 }
  const paper = sharp({ create: { width, height, channels: 3, background: '#cccccc', noise: grain } })
  for (let quality = 90; quality > 4; quality -= 4) {
    const bytes = await paper.clone().jpeg({ quality }).toBuffer()
    if (bytes.length <= 1_000_000) return bytes
  }
  throw new Error('no photograph below 1 MB')
}
