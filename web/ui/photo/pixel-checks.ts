/** What an ImageData has: four bytes a pixel, row by row. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

interface Grey {
  width: number
  height: number
  light: Uint8Array
}

const TILE = 32
/** Below this a tile is plain paper, and says nothing about sharpness. */
const LEAST_CONTRAST = 100
const FULL_LIGHT = 250
/** A smaller spot covers no word. */
const LEAST_SPOT = 0.004
/** A picture that is mostly pure white is a scan or a drawing: its white is paper, not light. */
const MOSTLY_WHITE = 0.4

/**
 * How sharp the print is: the variance of the Laplacian of each tile with something on it, against the tile's own contrast
 * so that pale print counts as black print does; the median of the tiles. Nothing to see gives undefined.
 */
export function sharpness(pixels: Pixels): number | undefined {
  const grey = toGrey(pixels)
  const found: number[] = []
  for (let top = 1; top + TILE < grey.height; top += TILE) {
    for (let left = 1; left + TILE < grey.width; left += TILE) {
      const { contrast, edges } = measureTile(grey, left, top)
      if (contrast >= LEAST_CONTRAST) found.push(edges / contrast)
    }
  }
  return found.sort((one, other) => one - other)[Math.floor(found.length / 2)]
}

/** The share of the picture in connected spots of full light that are large enough to hide a word. */
export function glareShare(pixels: Pixels): number {
  const count = pixels.width * pixels.height
  const lit = new Uint8Array(count)
  let white = 0
  for (let index = 0; index < count; index += 1) {
    if (!isFullLight(pixels.data, index * 4)) continue
    lit[index] = 1
    white += 1
  }
  if (white > count * MOSTLY_WHITE) return 0
  let glare = 0
  for (let index = 0; index < count; index += 1) {
    if (lit[index] !== 1) continue
    const spot = takeSpot(lit, pixels.width, index)
    if (spot >= count * LEAST_SPOT) glare += spot
  }
  return glare / count
}

function isFullLight(data: Uint8ClampedArray, at: number): boolean {
  return (
    (data[at] ?? 0) >= FULL_LIGHT && (data[at + 1] ?? 0) >= FULL_LIGHT && (data[at + 2] ?? 0) >= FULL_LIGHT
  )
}

/** Puts out the spot that holds a pixel, and counts it. */
function takeSpot(lit: Uint8Array, width: number, start: number): number {
  const open = [start]
  lit[start] = 0
  let count = 0
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    count += 1
    const column = index % width
    for (const next of [
      column > 0 ? index - 1 : -1,
      column < width - 1 ? index + 1 : -1,
      index - width,
      index + width,
    ]) {
      if (lit[next] !== 1) continue
      lit[next] = 0
      open.push(next)
    }
  }
  return count
}

function toGrey({ width, height, data }: Pixels): Grey {
  const light = new Uint8Array(width * height)
  for (let index = 0; index < light.length; index += 1) {
    const at = index * 4
    light[index] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
  }
  return { width, height, light }
}

function measureTile({ width, light }: Grey, left: number, top: number) {
  let sum = 0
  let squares = 0
  let edgeSum = 0
  let edgeSquares = 0
  for (let row = top; row < top + TILE; row += 1) {
    for (let column = left; column < left + TILE; column += 1) {
      const at = row * width + column
      const here = light[at] ?? 0
      const around =
        (light[at - 1] ?? 0) + (light[at + 1] ?? 0) + (light[at - width] ?? 0) + (light[at + width] ?? 0)
      const edge = around - 4 * here
      sum += here
      squares += here * here
      edgeSum += edge
      edgeSquares += edge * edge
    }
  }
  const count = TILE * TILE
  return {
    contrast: squares / count - (sum / count) ** 2,
    edges: edgeSquares / count - (edgeSum / count) ** 2,
  }
}
