import sharp from 'sharp'

interface Portrait {
  background: string
  width: number
  height: number
  /** The grain of the camera, as the deviation of its light. */
  grain: number
  isGrey: boolean
}

/** Draws somebody from the chest up before a plain background, as a studio's photograph, with a camera's grain. */
export async function portraitPhoto(given: Partial<Portrait> = {}): Promise<Buffer> {
  const { background = '#8ec5ee', width = 1500, height = 2000, grain = 5, isGrey = false } = given
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 480 640">
    <defs><filter id="soft"><feGaussianBlur stdDeviation="1.6"/></filter></defs>
    <rect x="-200" width="880" height="640" fill="${background}"/>
    <g filter="url(#soft)">
      <path d="M70 640 C80 520 160 470 240 470 C320 470 400 520 410 640 Z" fill="#31405c"/>
      <path d="M190 480 L240 560 L290 480 L270 440 L210 440 Z" fill="#f4f4f4"/>
      <rect x="205" y="380" width="70" height="90" fill="#d9a483"/>
      <ellipse cx="240" cy="240" rx="122" ry="170" fill="#20191a"/>
      <ellipse cx="240" cy="265" rx="108" ry="140" fill="#e7b797"/>
      <path d="M135 220 C160 130 320 130 345 220 C330 120 290 80 240 80 C190 80 150 120 135 220" fill="#20191a"/>
      <ellipse cx="195" cy="250" rx="17" ry="8" fill="#2b1d18"/><ellipse cx="285" cy="250" rx="17" ry="8" fill="#2b1d18"/>
      <path d="M232 270 L226 312 L250 314" fill="none" stroke="#b9866a" stroke-width="5"/>
      <path d="M205 350 Q240 366 275 350" fill="none" stroke="#a2543f" stroke-width="8"/>
    </g></svg>`
  const noise = { type: 'gaussian', mean: 128, sigma: grain } as const
  const grains = await sharp({ create: { width, height, channels: 3, background: '#000', noise } })
    .png()
    .toBuffer()
  const drawn = sharp(await sharp(Buffer.from(drawing)).removeAlpha().png().toBuffer()).composite([
    { input: grains, blend: 'overlay' },
  ])
  const picture = isGrey ? sharp(await drawn.png().toBuffer()).greyscale() : drawn
  return picture.jpeg({ quality: 92 }).toBuffer()
}

/** The same as a phone stores it: on its side, with the turn in its EXIF. */
export async function lyingPortrait(): Promise<Buffer> {
  const upright = await portraitPhoto({ width: 1800, height: 2400, grain: 7 })
  return sharp(upright).rotate(270).jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer()
}

export function asFile(buffer: Buffer, name = '毕业照片.jpg') {
  return { name, mimeType: 'image/jpeg', buffer }
}
