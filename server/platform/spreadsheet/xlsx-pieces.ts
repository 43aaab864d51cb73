import { strToU8, Zip, ZipDeflate } from 'fflate'
import { numberText } from './csv-line.ts'
import { SheetFault } from './sheet-fault.ts'
import type { OutgoingRows } from './sheet-row.ts'
import { fixedParts, SHEET_CLOSE, sheetOpen, sheetPartName, TEXT_STYLE } from './xlsx-frame.ts'
import { encodeExcelText } from './xml-text.ts'

const LAST_ROW = 1_048_576
const PIECE_CHARACTERS = 131_072

export interface OutgoingSheet {
  name: string
  rows: OutgoingRows
  /** So many first columns are for text, also what is typed below the rows. */
  textColumns?: number
}

/** The bytes of a workbook with these sheets, piece by piece; texts inline, no shared strings to remember. */
export async function* xlsxPieces(sheets: readonly OutgoingSheet[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    ready.push(bytes)
  })
  const add = (partName: string) => {
    const part = new ZipDeflate(partName, { level: 3 })
    part.mtime = '1980-01-01T00:00:00'
    zip.add(part)
    return part
  }
  for (const [partName, xml] of fixedParts(sheets.map(({ name }) => name)))
    add(partName).push(strToU8(xml), true)
  for (const [place, sheet] of sheets.entries()) {
    const part = add(sheetPartName(place))
    for await (const xml of sheetXml(sheet)) {
      part.push(strToU8(xml))
      yield* ready
      ready = []
    }
    part.push(strToU8(SHEET_CLOSE), true)
  }
  zip.end()
  yield* ready
}

async function* sheetXml({ rows, textColumns = 0 }: OutgoingSheet): AsyncGenerator<string> {
  let xml = sheetOpen(textColumns)
  let rowNo = 0
  for await (const row of rows) {
    rowNo += 1
    if (rowNo > LAST_ROW) throw new SheetFault('too_many_rows', { limit: LAST_ROW })
    xml += `<row r="${rowNo}">${row.map((value, at) => cellXml(value, `${columnName(at)}${rowNo}`, at < textColumns)).join('')}</row>`
    if (xml.length < PIECE_CHARACTERS) continue
    yield xml
    xml = ''
  }
  yield xml
}

function cellXml(value: string | number, reference: string, isText: boolean): string {
  if (typeof value === 'number') return `<c r="${reference}"><v>${numberText(value)}</v></c>`
  if (value === '') return ''
  const style = isText ? ` s="${TEXT_STYLE}"` : ''
  return `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${encodeExcelText(value)}</t></is></c>`
}

/** What Excel calls the column at this place: A, B, …, AA. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last
}
