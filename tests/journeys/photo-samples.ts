import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

interface Sample {
  name: string
  mimeType: string
  buffer: Buffer
}

const paper = (width: number, height: number, background: string) => `
  <svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${background}"/>
    <rect width="${width / 4}" height="${height / 8}" fill="#d00000"/>
    ${Array.from({ length: 30 }, (_, row) => `<text x="5%" y="${16 + row * 2.5}%" font-size="${height / 90}" font-family="Noto Sans CJK SC">高等教育自学考试 毕业证书 编号 6500${row}</text>`).join('')}
  </svg>`

/**
 * Makes a photograph like that of an upright phone: 12 megapixels on their side, marked by EXIF orientation 6; red is
 * top left.
 */
export async function phonePhoto(): Promise<Sample> {
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const
  const grain = await sharp({ create: { width: 3024, height: 4032, channels: 3, background: '#000', noise } })
    .jpeg({ quality: 90 })
    .toBuffer()
  const upright = await sharp(Buffer.from(paper(3024, 4032, '#e8e0d0')))
    .removeAlpha()
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 95 })
    .toBuffer()
  const lying = await sharp(upright)
    .rotate(270)
    .jpeg({ quality: 95 })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  return { name: '毕业证书.jpg', mimeType: 'image/jpeg', buffer: lying }
}

/** Makes a drawing on a transparent ground. */
export async function transparentPng(): Promise<Sample> {
  const buffer = await sharp(Buffer.from(paper(1600, 1000, 'none')))
    .png()
    .toBuffer()
  return { name: '备案表.png', mimeType: 'image/png', buffer }
}

export const notPicture: Sample = {
  name: '说明.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('这不是图片。'.repeat(500)),
}

/** Makes a screenshot of a page of many screens, with print of 36 pixels as phones draw it. */
export async function longScreenshot(screens: number): Promise<Sample> {
  const height = Math.round(screens * 2340)
  const lines = Array.from(
    { length: Math.floor(height / 80) },
    (_, row) =>
      `<text x="40" y="${60 + row * 80}" font-size="36" font-family="Noto Sans CJK SC">第 ${row} 行 高等教育自学考试</text>`,
  )
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`
  const buffer = await sharp(Buffer.from(drawing)).png().toBuffer()
  return { name: '长截图.png', mimeType: 'image/png', buffer }
}

/** Makes a picture with nothing on it. */
export async function emptySheet(): Promise<Sample> {
  const buffer = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#000' } })
    .jpeg()
    .toBuffer()
  return { name: '全黑.jpg', mimeType: 'image/jpeg', buffer }
}

export const pdfFile: Sample = {
  name: '学历证书电子注册备案表.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n'),
}

/** Reads a HEIC photograph of 900 × 1200, made with libheif's encoder. */
export async function heicPhoto(): Promise<Sample> {
  const buffer = await readFile(
    new URL('../../web/ui/photo/prepare/certificate.fixture.heic', import.meta.url),
  )
  return { name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer }
}

/** Reads the colour at a place of a stored image; `x` and `y` are shares of its sides. */
export async function colourAt(image: Buffer | undefined, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}
