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
/** From this variance of light on a tile has print on it; below the other it is plain paper. */
const LEAST_CONTRAST = 100
const PLAIN = 40
/** Grain of variance v gives the Laplacian 16v + 4v, and the slope v/2 in each of two directions. */
const GRAIN_IN_EDGES = 20
const FULL_LIGHT = 250
/** A smaller spot covers no word. */
const LEAST_SPOT = 0.004
/** A picture that is mostly pure white is a scan or a drawing: its white is paper, not light. */
const MOSTLY_WHITE = 0.4

/**
 * How sharp the print is: the Laplacian's energy against the slope's, which falls with the square of the blur and is the
 * same for large and small, black and pale print. Taken from the tiles with something on them, less the grain that the
 * plain tiles have; the median of the tiles. Nothing to see gives undefined.
 */
export function sharpness(pixels: Pixels): number | undefined {
  const tiles = measureTiles(toGrey(pixels))
  const grain = middle(tiles.filter(({ contrast }) => contrast < PLAIN).map(({ edges }) => edges)) ?? 0
  return middle(
    tiles
      .filter(({ contrast }) => contrast >= LEAST_CONTRAST)
      .map(({ edges, slopes }) => Math.max(0, edges - grain) / Math.max(1, slopes - grain / GRAIN_IN_EDGES)),
  )
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

interface Tile {
  /** The variance of the light. */
  contrast: number
  /** The mean square of the Laplacian, and of the slope. */
  edges: number
  slopes: number
}

function measureTiles(grey: Grey): Tile[] {
  const tiles: Tile[] = []
  for (let top = 1; top + TILE < grey.height; top += TILE)
    for (let left = 1; left + TILE < grey.width; left += TILE) tiles.push(measureTile(grey, left, top))
  return tiles
}

function measureTile({ width, light }: Grey, left: number, top: number): Tile {
  let sum = 0
  let squares = 0
  let edges = 0
  let slopes = 0
  for (let row = top; row < top + TILE; row += 1) {
    for (let at = row * width + left; at < row * width + left + TILE; at += 1) {
      const here = light[at] ?? 0
      const before = light[at - 1] ?? 0
      const after = light[at + 1] ?? 0
      const above = light[at - width] ?? 0
      const below = light[at + width] ?? 0
      sum += here
      squares += here * here
      edges += (before + after + above + below - 4 * here) ** 2
      slopes += ((after - before) ** 2 + (below - above) ** 2) / 4
    }
  }
  const count = TILE * TILE
  return {
    contrast: squares / count - (sum / count) ** 2,
    edges: edges / count,
    slopes: slopes / count,
  }
}

function middle(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
