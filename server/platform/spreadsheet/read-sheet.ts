import { open } from 'node:fs/promises'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { SheetFault } from './sheet-fault.ts'
import { type ChooseSheet, DEFAULT_LIMITS, type SheetLimits, type SheetRow } from './sheet-row.ts'

/**
 * The rows of an uploaded XLSX or CSV (IMP-01) in batches of about a thousand, blank rows left out, in memory
 * that does not grow with the rows; only the texts an XLSX shares among cells are kept, packed and bounded.
 * What the file is, its first bytes say, not its name. Of several visible sheets `choose` names the one to read; without
 * it that is the first one, or the one called `sheetName`. A CSV has only one. Stopping early closes the file. Throws `SheetFault` for every fault of the file, possibly
 * after some batches: nothing read is final before the last one.
 */
export async function* readSheet(
  path: string,
  options: { sheetName?: string; choose?: ChooseSheet; limits?: Partial<SheetLimits> },
): AsyncGenerator<readonly SheetRow[]> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const head = await bytesAt(path, 0, 512)
  if (head.length === 0) throw new SheetFault('empty')
  if (head.subarray(0, 2).toString('latin1') === 'PK') {
    yield* readXlsx(path, { sheetName: options.sheetName, choose: options.choose ?? (() => 0), limits })
  } else if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') {
    throw new SheetFault((await isEncryptedPackage(path, head)) ? 'encrypted' : 'old_excel')
  } else {
    yield* readCsv(path, limits)
  }
}

/** An OOXML file with a password is an OLE container with a stream of that name in its directory (MS-OFFCRYPTO). */
async function isEncryptedPackage(path: string, head: Buffer): Promise<boolean> {
  if (head.length < 52) return false
  const sectorBytes = head.readUInt16LE(30) === 12 ? 4096 : 512
  const directory = await bytesAt(path, (head.readUInt32LE(48) + 1) * sectorBytes, 4096)
  return directory.includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

async function bytesAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
