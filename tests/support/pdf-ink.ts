import { PDFiumLibrary } from '@hyzyla/pdfium'

/** A rectangle on a page, in points from its upper left corner. */
export interface Spot {
  x: number
  y: number
  width: number
  height: number
}

/** A page as it looks: how dark each of its dots is, from 0 (paper) to 255. */
export interface PageInk {
  width: number
  height: number
  /** The darkness of each dot of a spot, row by row. */
  dotsIn(spot: Spot): Uint8Array
}

/** Dots to a point: 144 dots to an inch. */
export const INK_SCALE = 2
let pdfium: Promise<PDFiumLibrary> | undefined

/**
 * Draws the pages of a PDF file with PDFium, the engine of Chromium, which shares no code with what made the file. A font that was
 * embedded wrongly shows here, while its text can still be extracted.
 */
export async function inkOfPdf(bytes: Buffer): Promise<PageInk[]> {
  pdfium ??= PDFiumLibrary.init()
  const document = await (await pdfium).loadDocument(bytes)
  const pages: PageInk[] = []
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({
      scale: INK_SCALE,
      colorSpace: 'Gray',
      render: async (options) => Uint8Array.from(options.data),
    })
    pages.push({ width, height, dotsIn: (spot) => cut(data, width, spot) })
  }
  document.destroy()
  return pages
}

/** How much of a spot is dark, from 0 to 1. */
export function inkIn(page: PageInk, spot: Spot): number {
  const dots = page.dotsIn(spot)
  return dots.filter((dot) => dot > 96).length / dots.length
}

function cut(data: Uint8Array, pageWidth: number, { x, y, width, height }: Spot): Uint8Array {
  const [left, top, across, down] = [x, y, width, height].map((points) => Math.round(points * INK_SCALE)) as [
    number,
    number,
    number,
    number,
  ]
  const dots = new Uint8Array(across * down)
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1)
      dots[row * across + column] = 255 - (data[(top + row) * pageWidth + left + column] ?? 255)
  return dots
}
