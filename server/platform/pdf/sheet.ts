import type { Weight } from './fonts/main-typeface.ts'
import type { PdfDocument } from './pdf-document.ts'

/** A sheet with its margins, in points; `head` and `foot`: where the words on the margins stand. */
export interface Sheet {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

/** How a piece of text is set; `size` in points. */
export interface Type {
  size: number
  weight: Weight
  colour: string
}

const [SHORT, LONG] = [595.28, 841.89]

/** A4 for each kind of paper: forms and lists are bound on the left, where holes take 25 mm. */
export const SHEETS = {
  notice: { width: SHORT, height: LONG, left: 50, right: 50, top: 72, bottom: 72 },
  form: { width: SHORT, height: LONG, left: 71, right: 51, top: 64, bottom: 62 },
  list: { width: LONG, height: SHORT, left: 71, right: 51, top: 60, bottom: 56 },
} as const satisfies Record<PdfDocument['kind'], Sheet>
