export interface Size {
  width: number
  height: number
}

/** A part of a picture; in shares of it (0 to 1) when it is a crop, in pixels when it is a frame. */
export interface Area extends Size {
  x: number
  y: number
}

/** What the candidate did to a photograph: quarter turns to the right first, then the crop of what is seen. */
export interface Edit {
  turns: 0 | 1 | 2 | 3
  crop?: Area
}

export const asTaken: Edit = { turns: 0 }

/** One quarter turn to the right; the same part of the paper stays in the crop. */
export function turnRight({ turns, crop }: Edit): Edit {
  return {
    turns: ((turns + 1) % 4) as Edit['turns'],
    ...(crop && { crop: { x: 1 - crop.y - crop.height, y: crop.x, width: crop.height, height: crop.width } }),
  }
}

/** The size of a picture after its turns. */
export function turnedSize({ width, height }: Size, turns: Edit['turns']): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** The pixels of the turned picture that are kept: whole pixels, at least one, inside the picture. */
export function frameOf(source: Size, { turns, crop }: Edit): Area {
  const { width, height } = turnedSize(source, turns)
  if (crop === undefined) return { x: 0, y: 0, width, height }
  const x = within(Math.round(crop.x * width), 0, width - 1)
  const y = within(Math.round(crop.y * height), 0, height - 1)
  return {
    x,
    y,
    width: within(Math.round(crop.width * width), 1, width - x),
    height: within(Math.round(crop.height * height), 1, height - y),
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
