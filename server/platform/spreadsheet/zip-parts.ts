import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { openZip } from '../archive/open-zip.ts'
import { SheetFault } from './sheet-fault.ts'
import type { SheetLimits } from './sheet-row.ts'

const RATIO_FROM_BYTES = 10_000_000
const DANGEROUS = /(^|\/)\.\.(\/|$)|vbaProject|(^|\/)(externalLinks|macrosheets|activeX)\//i

/** An opened archive, whose parts are named without regard to case as OPC wants (ECMA-376 part 2, 6.2.2.3), and whose directory was found harmless before any part was inflated. */
export interface ZipParts {
  has(name: string): boolean
  /** The part's bytes, checked against its length and checksum; throws `not_a_sheet` when there is none. */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

/**
 * Opens the archive at `path` and judges it by its directory alone (security: bombs are seen before inflating).
 * Throws `truncated`, `zip_bomb`, `dangerous`, `encrypted`.
 */
export async function openZipParts(path: string, limits: SheetLimits): Promise<ZipParts> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw faultOf(error)
  })
  try {
    return partsOf(zip, await judgedEntries(zip, limits), limits)
  } catch (error) {
    zip.close()
    throw faultOf(error)
  }
}

async function judgedEntries(zip: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) throw new SheetFault('zip_bomb')
  const entries = new Map<string, Entry>()
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize } = entry
    const name = fileName.toLowerCase()
    if (DANGEROUS.test(fileName) || entries.has(name)) throw new SheetFault('dangerous')
    if (entry.isEncrypted()) throw new SheetFault('encrypted')
    declared += uncompressedSize
    const isBomb = uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * limits.maxRatio
    if (isBomb || declared > limits.maxInflatedBytes) throw new SheetFault('zip_bomb')
    entries.set(name, entry)
  }
  return entries
}

function partsOf(zip: ZipFile, entries: Map<string, Entry>, limits: SheetLimits): ZipParts {
  let inflated = 0
  return {
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) throw new SheetFault('not_a_sheet')
      let checksum = 0
      try {
        const stream: Readable = await zip.openReadStreamPromise(entry)
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          inflated += chunk.length
          if (inflated > limits.maxInflatedBytes) throw new SheetFault('zip_bomb')
          checksum = crc32(chunk, checksum)
          yield chunk
        }
      } catch (error) {
        throw faultOf(error)
      }
      if (checksum !== entry.crc32) throw new SheetFault('truncated')
    },
    close: () => zip.close(),
  }
}

/** What the archive reader complains of, as a fault of the file; errors of the disk stay what they are. */
function faultOf(error: unknown): unknown {
  if (error instanceof SheetFault || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code !== '' && !code.startsWith('Z_')) return error
  if (/relative path|absolute path|invalid characters/.test(error.message)) return new SheetFault('dangerous')
  if (/too many bytes/.test(error.message)) return new SheetFault('zip_bomb')
  if (/encrypt/.test(error.message)) return new SheetFault('encrypted')
  return new SheetFault('truncated')
}
