import { PageWriter, SHEET, type Structure, type Type } from './page-writer.ts'
import type { PdfBlock, PdfDocument } from './pdf-document.ts'
import { printable } from './typefaces.ts'

const INK = '#1a1f26'
const SOFT = '#5b6572'
const LINE = '#c9d0d8'
const LABELS = 104

const types = {
  title: { size: 20, weight: 'medium', colour: INK },
  heading: { size: 13, weight: 'medium', colour: INK },
  subheading: { size: 10.5, weight: 'medium', colour: INK },
  label: { size: 10.5, weight: 'regular', colour: SOFT },
  value: { size: 10.5, weight: 'regular', colour: INK },
  remark: { size: 9, weight: 'regular', colour: SOFT },
  margin: { size: 9, weight: 'regular', colour: SOFT },
  warning: { size: 9, weight: 'medium', colour: '#a3261b' },
} as const satisfies Record<string, Type>

/** What a text is to those who have it read out, the space above it, and the room that it needs on a sheet. */
const around = {
  heading: { tag: 'H2', above: 12, room: 90 },
  subheading: { tag: 'H3', above: 8, room: 60 },
  remark: { tag: 'P', above: 6, room: 0 },
} as const

/** The paper as a PDF file: A4, tagged, its text searchable, every character as it was written. */
export async function drawDocument(content: PdfDocument): Promise<Buffer> {
  const document = await printableDocument(content)
  const { title, issuer, at } = document
  const writer = new PageWriter({ title, author: issuer, at })
  writer.paragraph(writer.element('H1'), title, types.title)
  writer.y += 10
  for (const block of document.blocks) drawBlock(writer, block)
  drawMargins(writer, document)
  return writer.end()
}

function drawBlock(writer: PageWriter, block: PdfBlock): void {
  if (block.kind === 'facts') drawFacts(writer, block.facts)
  else drawText(writer, block)
}

function drawText(writer: PageWriter, { kind, text }: Exclude<PdfBlock, { kind: 'facts' }>): void {
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

/** Label and value side by side, as rows of a table; a row stays together while a sheet can hold it. */
function drawFacts(writer: PageWriter, facts: readonly { label: string; value: string }[]): void {
  writer.y += 4
  const table = writer.element('Table')
  const width = SHEET.width - SHEET.right - SHEET.left - LABELS
  for (const { label, value } of facts) {
    const labels = writer.measure(label, types.label, LABELS - 12)
    const values = writer.measure(value, types.value, width)
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
  const row = writer.element('TR', table)
  const head = writer.element('TH', row)
  const below = writer.lines(head, labels, { type: types.label, x: SHEET.left, top })
  const cell = writer.element('TD', row)
  writer.y =
    Math.max(below, writer.lines(cell, values, { type: types.value, x: SHEET.left + LABELS, top })) + 2
  row.end()
}

function drawMargins(writer: PageWriter, { issuer, warning, footer }: PdfDocument): void {
  const { start, count } = writer.pdf.bufferedPageRange()
  const [head, foot] = [44, SHEET.height - 40]
  for (let page = start; page < start + count; page += 1) {
    writer.pdf.switchToPage(page)
    writer.margin(issuer, types.margin, { side: 'left', baseline: head })
    if (warning) writer.margin(warning, types.warning, { side: 'right', baseline: head })
    writer.margin(footer, types.margin, { side: 'left', baseline: foot })
    const place = `第 ${page - start + 1} 页，共 ${count} 页`
    writer.margin(place, types.margin, { side: 'right', baseline: foot })
  }
}

async function printableDocument(document: PdfDocument): Promise<PdfDocument> {
  const { title, issuer, warning, footer, at } = document
  const blocks: PdfBlock[] = []
  for (const block of document.blocks) blocks.push(await printableBlock(block))
  return {
    title: await printable(title),
    issuer: await printable(issuer),
    warning: warning && (await printable(warning)),
    footer: await printable(footer),
    at,
    blocks,
  }
}

async function printableBlock(block: PdfBlock): Promise<PdfBlock> {
  if (block.kind !== 'facts') return { ...block, text: await printable(block.text) }
  const facts: { label: string; value: string }[] = []
  for (const { label, value } of block.facts)
    facts.push({ label: await printable(label), value: await printable(value) })
  return { kind: 'facts', facts }
}
