import type { Band } from './grid/band.ts'

/** What a printed paper says. How it looks is decided once, in this folder, for every paper of the product. */
export interface PdfDocument {
  /** A notice is read; a form is ruled, has its title in the middle and room for the binding; a list is a form laid across. */
  kind: 'notice' | 'form' | 'list'
  title: string
  /** Above the title, small: whose paper it is. */
  issuer: string
  /** Beside the issuer on every page, and not to be missed: that the data are samples. */
  warning?: string | undefined
  blocks: readonly PdfBlock[]
  /** At the foot of every page, beside the page number. */
  footer: string
  /** When what it says came about: the same paper printed twice is the same file. */
  at: Date
  /** How it can be verified; a paper without it cannot. */
  mark?: PaperMark
}

/** What proves a paper (VER-01): a QR code on its first sheet, a line at the foot of each, and a payload inside the file. */
export interface PaperMark {
  /** What the QR code says. */
  url: string
  /** Where number and code can be typed, as people write it. */
  address: string
  paperNo: string
  code: string
  /** Stands in the file as it is, so that it can be found and read without a PDF reader. */
  payload: Uint8Array
}

export type PdfBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string }
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  | { kind: 'remark'; text: string }
  /** One line with something at both its ends: a number above a form, who made a list below it. */
  | { kind: 'ends'; left: string; right: string }
  /** A ruled form: its bands stand one below the other without a gap. */
  | { kind: 'grid'; bands: readonly Band[] }
  | { kind: 'next-sheet' }
