/** The extent of landscape and portrait paper in drawing units; each fits whole tiles of the border's pattern. */
export const extents = {
  landscape: { width: 360, height: 252 },
  portrait: { width: 300, height: 420 },
} as const satisfies Record<string, { width: number; height: number }>

export type Shape = keyof typeof extents

/** What a call-out frames, and on which side of the frame its number stands. */
export interface Mark {
  x: number
  y: number
  width: number
  height: number
  side: 'left' | 'right'
}
