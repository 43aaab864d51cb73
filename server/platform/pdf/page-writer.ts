import PDFDocument from 'pdfkit'
import { breakLines } from './break-lines.ts'
import { runsOf, type Weight } from './typefaces.ts'

/** How a piece of text is set; `size` in points. */
export interface Type {
  size: number
  weight: Weight
  colour: string
}

/** A4 in points, with its margins. */
export const SHEET = { width: 595.28, height: 841.89, left: 50, right: 50, top: 72, bottom: 72 } as const
/** What one line takes, in units of its size: Chinese is read at that distance. */
const LEADING = 1.55
/** From the top of a line down to where its letters stand, in units of its size. */
const BASELINE = 1.12

export type Structure = PDFKit.PDFStructureElement

/**
 * A4 sheets that are filled from the top to the bottom. `y` is where the next line begins; a line that does not fit begins a new
 * sheet. Every text belongs to an element of the document's structure, for those who have it read out.
 */
export class PageWriter {
  readonly pdf: PDFKit.PDFDocument
  y: number = SHEET.top

  constructor(about: { title: string; author: string; at: Date }) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: about.title, Author: about.author, CreationDate: about.at, ModDate: about.at },
    })
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
    return Math.floor((SHEET.height - SHEET.top - SHEET.bottom) / (size * LEADING))
  }

  /** Begins a new sheet when less than `height` is left on this one. */
  ensure(height: number): void {
    if (this.y + height <= SHEET.height - SHEET.bottom) return
    this.pdf.addPage()
    this.y = SHEET.top
  }

  /** The lines that a text takes in a column of that width. */
  measure(text: string, type: Type, width: number): string[] {
    return breakLines(text, width, (piece) => lengthOf(piece, type) * type.size)
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
    for (const line of this.measure(text, type, SHEET.width - SHEET.left - SHEET.right)) {
      this.ensure(type.size * LEADING)
      const baseline = this.y + type.size * BASELINE
      element.add(() => this.place(line, type, { x: SHEET.left, baseline }))
      this.y += type.size * LEADING
    }
    element.end()
  }

  /** A word on the margin, which is no part of what the paper says: on the left, or on the right. */
  margin(text: string, type: Type, at: { side: 'left' | 'right'; baseline: number }): void {
    const width = lengthOf(text, type) * type.size
    const x = at.side === 'left' ? SHEET.left : SHEET.width - SHEET.right - width
    this.pdf.markContent('Artifact', { type: 'Pagination' })
    this.place(text, type, { x, baseline: at.baseline })
    this.pdf.endMarkedContent()
  }

  /** A thin line over the whole width. */
  rule(colour: string): void {
    this.pdf.markContent('Artifact', { type: 'Layout' })
    this.pdf
      .moveTo(SHEET.left, this.y)
      .lineTo(SHEET.width - SHEET.right, this.y)
      .lineWidth(0.6)
      .strokeColor(colour)
      .stroke()
    this.pdf.endMarkedContent()
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

  private place(text: string, type: Type, at: { x: number; baseline: number }): void {
    let { x } = at
    for (const { text: piece, face, width } of runsOf(text, type.weight)) {
      this.pdf.registerFont(face.name, face.bytes)
      this.pdf.font(face.name).fontSize(type.size).fillColor(type.colour)
      this.pdf.text(piece, x, at.baseline, { lineBreak: false, baseline: 'alphabetic' })
      x += width * type.size
    }
  }
}

function lengthOf(text: string, { weight }: Type): number {
  return runsOf(text, weight).reduce((sum, { width }) => sum + width, 0)
}
