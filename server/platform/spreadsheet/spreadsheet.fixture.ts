import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { strToU8, zipSync } from 'fflate'
import { readSheet } from './read-sheet.ts'
import type { SheetFault } from './sheet-fault.ts'
import type { SheetRow } from './sheet-row.ts'
import { fixedParts } from './xlsx-frame.ts'

type Options = Parameters<typeof readSheet>[1]

/** The bytes of a workbook whose only sheet is `rows`, with `more` parts added or replaced. */
export function workbookOf(rows: string, more: Record<string, string> = {}): Uint8Array {
  const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`
  const texts = { ...Object.fromEntries(fixedParts(['考生'])), 'xl/worksheets/sheet1.xml': sheet, ...more }
  return zipSync(Object.fromEntries(Object.entries(texts).map(([name, xml]) => [name, strToU8(xml)])), {
    level: 6,
  })
}

/** Workbook relations naming styles and shared strings too, as Excel writes them. */
export const FULL_RELATIONS = `<Relationships xmlns="p">${[
  ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
  ['rId2', 'styles', 'styles.xml'],
  ['rId3', 'sharedStrings', '/xl/sharedStrings.xml'],
]
  .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
  .join('')}</Relationships>`

/** Every row of a file made of `bytes`. */
export async function rowsOf(bytes: Uint8Array | string, options: Options = {}): Promise<SheetRow[]> {
  const directory = await mkdtemp(join(tmpdir(), 'kaoji-sheet-'))
  try {
    const path = join(directory, 'upload')
    await writeFile(path, bytes)
    const rows: SheetRow[] = []
    for await (const batch of readSheet(path, options)) rows.push(...batch)
    return rows
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** Only the texts. */
export async function textsOf(bytes: Uint8Array | string, options: Options = {}): Promise<string[][]> {
  return (await rowsOf(bytes, options)).map(({ cells }) => cells.map(({ text }) => text))
}

/** The fault a file made of `bytes` is refused with; `readable` when it is not. */
export async function faultOf(
  bytes: Uint8Array | string,
  options: Options = {},
): Promise<SheetFault | 'readable'> {
  return rowsOf(bytes, options).then(
    () => 'readable' as const,
    (error: SheetFault) => error,
  )
}

/** What `write` writes. */
export async function written(write: (out: Writable) => Promise<void>): Promise<Buffer> {
  const chunks: Buffer[] = []
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  await write(out)
  return Buffer.concat(chunks)
}
