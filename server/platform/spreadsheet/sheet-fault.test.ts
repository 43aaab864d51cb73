import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zip64Of } from '#tests/support/zip.ts'
import { SheetFault, wordsOfSheetFault } from './sheet-fault.ts'
import type { SheetFaultReason } from './sheet-fault-reason.ts'
import { faultOf, workbookOf } from './spreadsheet.fixture.ts'

const ROW =
  '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
const GOOD = workbookOf(ROW)

function oleFile(name: string): Uint8Array {
  const bytes = Buffer.alloc(2048)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.write(name, 1024, 'utf16le')
  return bytes
}

function patched(bytes: Uint8Array, offsetInDirectory: number, byte: number): Uint8Array {
  const copy = Buffer.from(bytes)
  copy[copy.lastIndexOf('504b0102', undefined, 'hex') + offsetInDirectory] = byte
  return copy
}

// Its row never ends, so that only the cell's own length can be the fault.
const LONG_CELL = `<worksheet><sheetData><row r="1"><c t="str"><v>${`${'a'.repeat(1000)}<!---->`.repeat(1001)}`

const CASES: [SheetFaultReason, string, Uint8Array | string, Parameters<typeof faultOf>[1]?][] = [
  ['empty', 'no bytes', ''],
  ['empty', 'no rows', workbookOf('<row r="1"/>')],
  ['empty', 'blank lines', '\r\n,,\r\n'],
  ['not_a_sheet', 'binary', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['not_a_sheet', 'PDF', '%PDF-1.7\n'],
  ['not_a_sheet', 'a web page', '<html><table></table></html>'],
  ['not_a_sheet', 'another archive', zipSync({ 'word/document.xml': strToU8('<a/>') })],
  ['not_a_sheet', 'rows out of order', workbookOf('<row r="2"/><row r="1"/>')],
  ['not_a_sheet', 'a text that is not there', workbookOf('<row r="1"><c t="s"><v>4</v></c></row>')],
  ['old_excel', 'xls', oleFile('Workbook')],
  ['encrypted', 'password', oleFile('EncryptedPackage')],
  ['encrypted', 'zip password', patched(GOOD, 8, 1)],
  ['zip_bomb', 'ratio', workbookOf(' '.repeat(12_000_000))],
  ['zip_bomb', 'total', GOOD, { limits: { maxInflatedBytes: 100 } }],
  ['zip_bomb', 'entries', GOOD, { limits: { maxEntries: 3 } }],
  ['zip_bomb', 'a lying directory', patched(GOOD, 24, 1)],
  ['truncated', 'a record of ZIP64 beyond any file', zip64Of(Buffer.from(GOOD), { record: 2n ** 53n })],
  ['truncated', 'a directory beyond any file', zip64Of(Buffer.from(GOOD), { directory: 2n ** 64n - 1n })],
  ['dangerous', 'macros', workbookOf(ROW, { 'xl/vbaProject.bin': 'x' })],
  ['dangerous', 'external links', workbookOf(ROW, { 'xl/externalLinks/externalLink1.xml': 'x' })],
  ['dangerous', 'a path upwards', workbookOf(ROW, { '../evil': 'x' })],
  [
    'dangerous',
    'DOCTYPE in the sheet',
    workbookOf('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a><worksheet/>' }),
  ],
  [
    'dangerous',
    'DOCTYPE in the workbook',
    workbookOf('', { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }),
  ],
  ['bare_ampersand', 'a & that is none', workbookOf('<row r="1"><c t="str"><v>王&小明</v></c></row>')],
  ['dangerous', 'an entity', workbookOf('<row r="1"><c t="str"><v>&xxe;</v></c></row>')],
  [
    'dangerous',
    'an entity named like a method',
    workbookOf('<row r="1"><c t="str"><v>&constructor;</v></c></row>'),
  ],
  ['empty', 'elements named like methods', workbookOf('<__defineGetter__/><row r="1"><toString/></row>')],
  ['truncated', 'half an archive', GOOD.slice(0, GOOD.length / 2)],
  [
    'truncated',
    'half a sheet',
    workbookOf('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1">' }),
  ],
  ['open_quote', 'an open quote', 'a,b\r\n1,"2'],
  ['wrong_sheet', 'another name', GOOD, { sheetName: '成绩' }],
  ['too_many_rows', 'xlsx', GOOD, { limits: { maxRows: 1 } }],
  ['too_many_rows', 'csv', 'a\nb\n', { limits: { maxRows: 1 } }],
  ['too_many_columns', 'xlsx', GOOD, { limits: { maxColumns: 1 } }],
  ['too_many_columns', 'a row of separators alone', ','.repeat(16_385)],
  ['cell_too_long', 'a text cut by comments', workbookOf('', { 'xl/worksheets/sheet1.xml': LONG_CELL })],
  ['cell_too_long', 'csv', 'abc', { limits: { maxCellLength: 2 } }],
  ['encoding', 'a mark that lies', Buffer.from('efbbbfff61', 'hex')],
  ['encoding', 'neither UTF-8 nor GB18030', Buffer.from('612cff0a', 'hex')],
]

const NAMED = CASES.map(([reason, title, bytes, options]) => ({ reason, title, bytes, options }))

test.each(NAMED)('IMP-01 refuses a file as $reason: $title', async ({ reason, bytes, options }) => {
  const fault = await faultOf(bytes, options)
  expect(fault).toBeInstanceOf(SheetFault)
  expect(fault).toMatchObject({ reason })
  expect(fault instanceof SheetFault && wordsOfSheetFault(fault)).toMatch(/。$/)
})

test('IMP-01 names the sheets there are when the wanted one is missing', async () => {
  const fault = await faultOf(GOOD, { sheetName: '成绩' })
  expect(fault instanceof SheetFault && wordsOfSheetFault(fault)).toContain('“成绩”的工作表，现有：考生。')
})
