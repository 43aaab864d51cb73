import PDFDocument from 'pdfkit'
import { breakLines } from './break-lines.ts'
import { printable } from './fonts/printable.ts'
import { runsOf } from './fonts/typefaces.ts'
import type { Sheet, Type } from './sheet.ts'

/** What one line takes, in units of its size: Chinese is read at that distance. */
const LEADING = 1.55
/** From the top of a line down to where its letters stand, in units of its size. */
const BASELINE = 1.12

export type Structure = PDFKit.PDFStructureElement

/**
 * Sheets that are filled from the top to the bottom. `y` is where the next line begins; a line that does not fit begins a new
 * sheet. Every text belongs to an element of the document's structure, for those who have it read out.
 */
export class PageWriter {
  readonly pdf: PDFKit.PDFDocument
  readonly sheet: Sheet
  y: number

  constructor(sheet: Sheet, about: { title: string; author: string; at: Date }) {
    this.sheet = sheet
    this.y = sheet.top
    this.pdf = new PDFDocument({
      size: [sheet.width, sheet.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: about.title, Author: about.author, CreationDate: about.at, ModDate: about.at },
    })
  }

  /** What is between the margins. */
  get width(): number {
    return this.sheet.width - this.sheet.left - this.sheet.right
  }

  /** An element below the document, or below another. */
  element(type: string, parent?: Structure): Structure {
    const made = this.pdf.struct(type)
    if (parent) parent.add(made)
    else this.pdf.addStructure(made)
    return made
  }

  /** So many lines of a type go on one sheet. */
  linesPerSheet({ size }: Type): number {
    return Math.floor((this.sheet.height - this.sheet.top - this.sheet.bottom) / (size * LEADING))
  }

  /** Begins a new sheet when less than `height` is left on this one. */
  ensure(height: number): void {
    if (this.y + height > this.sheet.height - this.sheet.bottom) this.nextSheet()
  }

  nextSheet(): void {
    this.pdf.addPage()
    this.y = this.sheet.top
  }

  /** The lines that a text takes in a column of that width, as they can be printed. */
  measure(text: string, type: Type, width: number): string[] {
    return breakLines(printable(text), width, (piece) => this.lengthOf(piece, type))
  }

  /** How long a line is. */
  lengthOf(line: string, { weight, size }: Type): number {
    return runsOf(line, weight).reduce((sum, { width }) => sum + width, 0) * size
  }

  /** How high so many lines stand together. */
  heightOf(lines: readonly string[], { size }: Type): number {
    return lines.length * size * LEADING
  }

  /** Sets lines one below the other from `top`, without moving `y`. */
  lines(element: Structure, lines: readonly string[], at: { type: Type; x: number; top: number }): number {
    const { type, x } = at
    let { top } = at
    for (const line of lines) {
      const from = top
      element.add(() => this.place(line, type, { x, baseline: from + type.size * BASELINE }))
      top += type.size * LEADING
    }
    element.end()
    return top
  }

  /** A paragraph over the whole width, over as many sheets as it needs. */
  paragraph(element: Structure, text: string, type: Type): void {
    for (const line of this.measure(text, type, this.width)) {
      this.ensure(type.size * LEADING)
      const baseline = this.y + type.size * BASELINE
      element.add(() => this.place(line, type, { x: this.sheet.left, baseline }))
      this.y += type.size * LEADING
    }
    element.end()
  }

  /** A text on the left, in the middle or on the right; `y` does not move. */
  aligned(
    element: Structure,
    text: string,
    { type, at }: { type: Type; at: 'left' | 'centre' | 'right' },
  ): void {
    const line = printable(text)
    const room = this.width - this.lengthOf(line, type)
    const x = this.sheet.left + { left: 0, centre: room / 2, right: room }[at]
    const baseline = this.y + type.size * BASELINE
    element.add(() => this.place(line, type, { x, baseline }))
    element.end()
  }

  /** A word on the margin, which is no part of what the paper says: on the left, or on the right. */
  margin(text: string, type: Type, at: { side: 'left' | 'right'; baseline: number; inset?: number }): void {
    const line = printable(text)
    const room = this.width - this.lengthOf(line, type) - (at.inset ?? 0)
    const x = this.sheet.left + { left: 0, right: room }[at.side]
    this.artifact('Pagination', () => this.place(line, type, { x, baseline: at.baseline }))
  }

  /** A thin line over the whole width. */
  rule(colour: string): void {
    const { left, right, width } = this.sheet
    this.artifact('Layout', () => {
      this.pdf.moveTo(left, this.y).lineTo(width - right, this.y)
      this.pdf.lineWidth(0.6).strokeColor(colour).stroke()
    })
  }

  /** Draws what is not read out. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.pdf.markContent('Artifact', { type })
    draw()
    this.pdf.endMarkedContent()
  }

  /** Sets one line of printable text. */
  place(text: string, type: Type, at: { x: number; baseline: number }): void {
    let { x } = at
    for (const { text: piece, face, width } of runsOf(text, type.weight)) {
      this.pdf.registerFont(face.name, face.bytes)
      this.pdf.font(face.name).fontSize(type.size).fillColor(type.colour)
      this.pdf.text(piece, x, at.baseline, { lineBreak: false, baseline: 'alphabetic' })
      x += width * type.size
    }
  }

  /** The finished file. */
  async end(): Promise<Buffer> {
    const chunks: Buffer[] = []
    const done = new Promise<void>((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.pdf.on('end', () => resolve())
      this.pdf.on('error', reject)
    })
    this.pdf.end()
    await done
    return Buffer.concat(chunks)
  }
}
