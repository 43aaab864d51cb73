import { strToU8, Zip, ZipDeflate } from 'fflate'
import { numberText } from './csv-line.ts'
import { SheetFault } from './sheet-fault.ts'
import type { OutgoingRows } from './sheet-row.ts'
import { fixedParts, SHEET_CLOSE, SHEET_OPEN } from './xlsx-frame.ts'
import { encodeExcelText } from './xml-text.ts'

const LAST_ROW = 1_048_576
const PIECE_CHARACTERS = 131_072

/** The bytes of a workbook with one sheet, piece by piece; texts inline, no shared strings to remember. */
export async function* xlsxPieces(sheet: { name: string; rows: OutgoingRows }): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    ready.push(bytes)
  })
  const add = (name: string) => {
    const part = new ZipDeflate(name, { level: 3 })
    part.mtime = '1980-01-01T00:00:00'
    zip.add(part)
    return part
  }
  for (const [name, xml] of fixedParts(sheet.name)) add(name).push(strToU8(xml), true)
  const part = add('xl/worksheets/sheet1.xml')
  let xml = SHEET_OPEN
  let rowNo = 0
  for await (const row of sheet.rows) {
    rowNo += 1
    if (rowNo > LAST_ROW) throw new SheetFault('too_many_rows', { limit: LAST_ROW })
    xml += `<row r="${rowNo}">${row.map((value, at) => cellXml(value, `${columnName(at)}${rowNo}`)).join('')}</row>`
    if (xml.length < PIECE_CHARACTERS) continue
    part.push(strToU8(xml))
    xml = ''
    yield* ready
    ready = []
  }
  part.push(strToU8(xml + SHEET_CLOSE), true)
  zip.end()
  yield* ready
}

function cellXml(value: string | number, reference: string): string {
  if (typeof value === 'number') return `<c r="${reference}"><v>${numberText(value)}</v></c>`
  if (value === '') return ''
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${encodeExcelText(value)}</t></is></c>`
}

/** What Excel calls the column at this place: A, B, …, AA. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last
}
