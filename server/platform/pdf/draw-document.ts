import { readTypefaces } from './fonts/typefaces.ts'
import { drawGrid } from './grid/draw-grid.ts'
import { drawMark, MARK_SIZE, markLine } from './mark/draw-mark.ts'
import { PageWriter, type Structure } from './page-writer.ts'
import type { PdfBlock, PdfDocument } from './pdf-document.ts'
import { SHEETS, type Type } from './sheet.ts'

const INK = '#1a1f26'
const SOFT = '#5b6572'
const LINE = '#c9d0d8'
const LABELS = 104

const types = {
  title: { size: 20, weight: 'bold', colour: INK },
  heading: { size: 13, weight: 'bold', colour: INK },
  subheading: { size: 10.5, weight: 'bold', colour: INK },
  label: { size: 10.5, weight: 'regular', colour: SOFT },
  value: { size: 10.5, weight: 'regular', colour: INK },
  remark: { size: 9, weight: 'regular', colour: SOFT },
  ends: { size: 10, weight: 'regular', colour: '#000000' },
  margin: { size: 9, weight: 'regular', colour: SOFT },
  mark: { size: 7.5, weight: 'regular', colour: INK },
  warning: { size: 9, weight: 'bold', colour: '#a3261b' },
} as const satisfies Record<string, Type>

/** What a text is to those who have it read out, the space above it, and the room that it needs on a sheet. */
const around = {
  heading: { tag: 'H2', above: 12, room: 90 },
  subheading: { tag: 'H3', above: 8, room: 60 },
  remark: { tag: 'P', above: 6, room: 0 },
} as const

/** The paper as a PDF file: A4, tagged, its text searchable, every character as it was written. */
export async function drawDocument(document: PdfDocument): Promise<Buffer> {
  await readTypefaces(textsIn(document))
  const { title, issuer, at, kind } = document
  const writer = new PageWriter(SHEETS[kind], { title, author: issuer, at })
  if (document.mark) drawMark(writer, document.mark)
  drawTitle(writer, document)
  for (const block of document.blocks) drawBlock(writer, block)
  drawMargins(writer, document)
  return writer.end()
}

function drawTitle(writer: PageWriter, { kind, title }: PdfDocument): void {
  if (kind === 'notice') {
    writer.paragraph(writer.element('H1'), title, types.title)
    writer.y += 10
    return
  }
  const type = { ...types.title, colour: '#000000' }
  writer.aligned(writer.element('H1'), title, { type, at: 'centre' })
  writer.y += 38
}

function drawBlock(writer: PageWriter, block: PdfBlock): void {
  switch (block.kind) {
    case 'facts':
      drawFacts(writer, block.facts)
      break
    case 'grid':
      drawGrid(writer, block.bands)
      break
    case 'ends':
      drawEnds(writer, block)
      break
    case 'next-sheet':
      writer.nextSheet()
      break
    case 'heading':
    case 'subheading':
    case 'remark':
      drawText(writer, block)
      break
    default:
      block satisfies never
  }
}

function drawText(writer: PageWriter, { kind, text }: { kind: keyof typeof around; text: string }): void {
  const { tag, above, room } = around[kind]
  // A heading is never the last thing on a sheet.
  writer.ensure(room)
  writer.y += above
  if (kind === 'heading') {
    writer.rule(LINE)
    writer.y += 8
  }
  writer.paragraph(writer.element(tag), text, types[kind])
}

function drawEnds(writer: PageWriter, { left, right }: { left: string; right: string }): void {
  // What stands above a form is never the last thing on a sheet.
  writer.ensure(90)
  if (left) writer.aligned(writer.element('P'), left, { type: types.ends, at: 'left' })
  if (right) writer.aligned(writer.element('P'), right, { type: types.ends, at: 'right' })
  writer.y += 20
}

/** Label and value side by side, as rows of a table; a row stays together while a sheet can hold it. */
function drawFacts(writer: PageWriter, facts: readonly { label: string; value: string }[]): void {
  writer.y += 4
  const table = writer.element('Table')
  for (const { label, value } of facts) {
    const labels = writer.measure(label, types.label, LABELS - 12)
    const values = writer.measure(value, types.value, writer.width - LABELS)
    const most = writer.linesPerSheet(types.value)
    for (let from = 0; from < values.length; from += most)
      drawRow(writer, table, { labels: from === 0 ? labels : [], values: values.slice(from, from + most) })
  }
  table.end()
}

function drawRow(
  writer: PageWriter,
  table: Structure,
  { labels, values }: { labels: readonly string[]; values: readonly string[] },
): void {
  writer.ensure(Math.max(writer.heightOf(labels, types.label), writer.heightOf(values, types.value)))
  const { y: top } = writer
  const { left } = writer.sheet
  const row = writer.element('TR', table)
  const head = writer.element('TH', row)
  const below = writer.lines(head, labels, { type: types.label, x: left, top })
  const cell = writer.element('TD', row)
  writer.y = Math.max(below, writer.lines(cell, values, { type: types.value, x: left + LABELS, top })) + 2
  row.end()
}

function drawMargins(writer: PageWriter, { kind, issuer, warning, footer, mark }: PdfDocument): void {
  const type = kind === 'notice' ? types.margin : { ...types.margin, colour: '#000000' }
  const { start, count } = writer.pdf.bufferedPageRange()
  const [head, foot] = [44, writer.sheet.height - 36]
  for (let page = start; page < start + count; page += 1) {
    writer.pdf.switchToPage(page)
    writer.margin(issuer, type, { side: 'left', baseline: head })
    const beside = mark && page === start ? MARK_SIZE + 10 : 0
    if (warning) writer.margin(warning, types.warning, { side: 'right', baseline: head, inset: beside })
    if (mark) writer.margin(markLine(mark), types.mark, { side: 'left', baseline: foot + 13 })
    writer.margin(footer, type, { side: 'left', baseline: foot })
    const place = `第 ${page - start + 1} 页，共 ${count} 页`
    writer.margin(place, type, { side: 'right', baseline: foot })
  }
}

/** Every text of a paper, and the numbers of its pages. */
function* textsIn(part: unknown): Generator<string> {
  if (typeof part === 'string') yield part.normalize('NFC')
  else if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
    for (const inner of Object.values(part)) yield* textsIn(inner)
}
