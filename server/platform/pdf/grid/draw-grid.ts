import type { PageWriter, Structure } from '../page-writer.ts'
import type { Band } from './band.ts'
import { PADDING, RULES } from './grid-style.ts'
import { type GridSheet, layoutGrid, type PlacedPhoto } from './layout-grid.ts'
import { type PlacedCell, placeWords } from './place-row.ts'

/** Draws a ruled form from where the writer stands; rows and cells are a table to those who have it read out. */
export function drawGrid(writer: PageWriter, bands: readonly Band[]): void {
  const { left, top, height, bottom } = writer.sheet
  const area = { left, width: writer.width, top, bottom: height - bottom }
  const table = writer.element('Table')
  for (const [place, sheet] of layoutGrid(bands, { area, y: writer.y, ruler: writer }).entries()) {
    if (place > 0) writer.nextSheet()
    drawSheet(writer, table, sheet)
    writer.y = sheet.bottom
  }
  table.end()
}

function drawSheet(writer: PageWriter, table: Structure, sheet: GridSheet): void {
  if (sheet.rows.length === 0) return
  for (const { cells, repeated, photo } of sheet.rows) {
    for (const cell of repeated) drawRepeated(writer, cell)
    if (cells.length === 0 && !photo) continue
    const row = writer.element('TR', table)
    for (const cell of cells) drawCell(writer, row, cell)
    if (photo) drawPhoto(writer, row, photo)
    row.end()
  }
  const { left } = writer.sheet
  writer.artifact('Layout', () => {
    writer.pdf.lineWidth(RULES.outer).strokeColor('#000000')
    writer.pdf.rect(left, sheet.top, writer.width, sheet.bottom - sheet.top).stroke()
  })
}

function drawCell(writer: PageWriter, row: Structure, cell: PlacedCell): void {
  drawBox(writer, cell)
  const element = writer.element(cell.tag, row)
  for (const line of cell.lines) element.add(() => writer.place(line.text, line.type, line))
  element.end()
}

function drawRepeated(writer: PageWriter, cell: PlacedCell): void {
  drawBox(writer, cell)
  writer.artifact('Pagination', () => {
    for (const line of cell.lines) writer.place(line.text, line.type, line)
  })
}

function drawPhoto(writer: PageWriter, row: Structure, placed: PlacedPhoto): void {
  drawBox(writer, placed)
  const { words, image, description } = placed.photo
  const cell = writer.element('TD', row)
  if (image === undefined) {
    for (const line of placeWords(words.split('\n'), placed, writer))
      cell.add(() => writer.place(line.text, line.type, line))
  } else {
    const figure = writer.pdf.struct('Figure', { alt: description })
    cell.add(figure)
    figure.add(() => drawImage(writer, image, placed))
    figure.end()
  }
  cell.end()
}

/** In its own proportions, as large as the box holds, in its middle. */
function drawImage(writer: PageWriter, bytes: Uint8Array, { x, y, width, height }: PlacedPhoto): void {
  const room: [number, number] = [width - 2 * PADDING.x, height - 2 * PADDING.y]
  const place = { fit: room, align: 'center', valign: 'center' } as const
  writer.pdf.image(Buffer.from(bytes), x + PADDING.x, y + PADDING.y, place)
}

function drawBox(writer: PageWriter, { x, y, width, height }: Omit<PlacedPhoto, 'photo'>): void {
  writer.artifact('Layout', () => {
    writer.pdf.lineWidth(RULES.inner).strokeColor('#000000').rect(x, y, width, height).stroke()
  })
}
