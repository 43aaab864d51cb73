import sharp from 'sharp'

/** A picture as the attack sees it: ink is 1, paper 0, one value for five by five points. */
export interface Seen {
  grid: Float32Array
  answer: string
}

export const GRID = { width: 80, height: 30 } as const

type Renderer = () => Promise<{ answer: string; png: Buffer }>

/** Draws pictures and makes them small. */
export async function drawPictures(count: number, render: Renderer): Promise<Seen[]> {
  const seen: Seen[] = []
  const one = async () => {
    while (seen.length < count) {
      const { answer, png } = await render()
      const { data } = await sharp(png)
        .greyscale()
        .resize(GRID.width, GRID.height, { fit: 'fill', kernel: 'mitchell' })
        .raw()
        .toBuffer({ resolveWithObject: true })
      seen.push({ grid: Float32Array.from(data, (value) => (value > 235 ? 0 : (245 - value) / 190)), answer })
    }
  }
  await Promise.all([one(), one(), one()])
  return seen.slice(0, count)
}

/** Cuts out the columns around `middle`; what lies outside is paper. */
export function cutWindow(
  { grid }: Seen,
  window: { middle: number; width: number; down: number },
): Float32Array {
  const { width, down } = window
  const left = Math.round(window.middle - width / 2)
  const cut = new Float32Array(width * GRID.height)
  for (let y = 0; y < GRID.height; y += 1) {
    const from = y - down
    if (from < 0 || from >= GRID.height) continue
    for (let x = 0; x < width; x += 1) {
      const column = left + x
      if (column >= 0 && column < GRID.width) cut[y * width + x] = grid[from * GRID.width + column] ?? 0
    }
  }
  return cut
}
