/**
 * A part of a ruled form with columns of its own. `columns` are shares of the width. A band that does not fit goes on with the next
 * sheet, where its `side` and `head` are repeated.
 */
export interface Band {
  /** Set upright in a narrow first column, over all rows: 「个人简历」. */
  side?: string
  columns: readonly number[]
  /** The names of the columns. */
  head?: readonly Cell[]
  rows: readonly Row[]
  /** On the right over all rows, which then stand on one sheet. */
  photo?: Photo
}

/** `height`: in points, at least; a row grows with what it says. */
export interface Row {
  cells: readonly Cell[]
  height?: number
}

/** `span`: so many columns, otherwise one. A cell's text is set smaller before it takes a second line. */
export type Cell =
  | { kind: 'label'; text: string; span?: number }
  | { kind: 'value'; text: string; span?: number; align?: 'left' | 'right' }
  /** Paragraphs, and at the foot on the right the lines where somebody signs or seals. */
  | { kind: 'prose'; text: string; span?: number; signed?: readonly string[] }

/** A picture in its own proportions; without one, the words say what is to be glued there. `width`: of its column, in points. */
export interface Photo {
  width: number
  image: Uint8Array | undefined
  words: string
  /** Read out in the picture's place. */
  description: string
}
