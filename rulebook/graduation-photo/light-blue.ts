export interface Colour {
  red: number
  green: number
  blue: number
}

/** Below this a blue is dark: the standard blue of ID photographs (67, 142, 219) is just above it. */
const LEAST_LIGHT = 120
/** Less than this is white or grey with a blue cast. */
const LEAST_TINT = 24
const LEAST_SATURATION = 0.12
const MOST_SATURATION = 0.78
/** Blue leans towards cyan by so much of the way at least and at most: the hues from 185 to 235 degrees. */
const LEAST_LEAN = 1 / 12
const MOST_LEAN = 11 / 12

/**
 * Whether a colour may pass as light blue: from the palest background of a studio to the standard blue of ID photographs,
 * in good light and in poor.
 */
export function isLightBlue(colour: Colour): boolean {
  const { red, green, blue } = colour
  const tint = blue - red
  if (tint < LEAST_TINT || lightOf(colour) < LEAST_LIGHT) return false
  const saturation = tint / blue
  const lean = (green - red) / tint
  return (
    saturation >= LEAST_SATURATION && saturation <= MOST_SATURATION && lean >= LEAST_LEAN && lean <= MOST_LEAN
  )
}

/** How light a colour is to the eye, from 0 to 255. */
export function lightOf({ red, green, blue }: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

/** How far a colour is from grey, from 0 to 255. */
export function chromaOf({ red, green, blue }: Colour): number {
  return Math.max(red, green, blue) - Math.min(red, green, blue)
}
