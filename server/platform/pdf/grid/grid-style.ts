import type { Type } from '../sheet.ts'

const INK = '#000000'

/** The text of a form, and the smaller sizes that are tried before a text takes a second line. */
export const SIZES = [10.5, 9.5, 8.5].map((size): Type => ({ size, weight: 'regular', colour: INK }))
/** Of what takes several lines all the same. */
export const FOLDED: Type = { size: 9.5, weight: 'regular', colour: INK }
/** Of prose, and of what stands upright. */
export const TEXT: Type = { size: 10.5, weight: 'regular', colour: INK }
/** From line to line, in units of the size: in a cell, and in prose. */
export const LEADING = { cell: 1.4, prose: 1.7 } as const
/** Between a line and the text, in points. */
export const PADDING = { x: 4, y: 4 } as const
/** A row is no lower, so that it can be filled in by hand. */
export const ROW_HEIGHT = 26.5
/** The column of a text set upright, and from one of its characters to the next. */
export const SIDE = { width: 27, step: 15 } as const
/** A line that somebody signs. */
export const SIGNED_HEIGHT = 22
/** Half the height of a Chinese character above its baseline, in units of its size. */
export const MIDDLE = 0.38
/** How thick the lines are, in points: between cells, and around the form. */
export const RULES = { inner: 0.5, outer: 1.4 } as const
