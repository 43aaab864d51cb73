import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, validateFileName, type ZipFile } from 'yauzl'
import { endingOf } from '#rulebook/free-text/cut-text.ts'
import { ArchiveFault } from './archive-fault.ts'
import { nameOfEntry } from './entry-name.ts'
import { openZip } from './open-zip.ts'
import { type Place, placeOf, requireOwnBytes } from './own-bytes.ts'

/** How much of an archive is read before it is refused. */
export interface ArchiveLimits {
  maxEntries: number
  /** Of one file; a larger one is never inflated. */
  maxFileBytes: number
  /** Of all files that are inflated, together. */
  maxInflatedBytes: number
}

/** A name may have 65,535 bytes, and whatever looks through ten thousand of them would take hours. Its end says what the file is. */
const NAME_LENGTH = 400

/** One file of an archive, its bytes in memory alone, or why they are not. */
export type ArchivedFile = { place: number; name: string } & (
  | { kind: 'whole'; bytes: Buffer }
  | { kind: 'too_large' }
  | { kind: 'damaged' }
  /** Packed by a method that is not read, such as LZMA or Deflate64. */
  | { kind: 'other_method' }
)

/**
 * Judges the archive at `path` by its directory alone, before anything is inflated; answers how many files it has. Throws `ArchiveFault` for
 * what makes the whole of it unreadable.
 */
export async function judgeArchive(path: string, limits: ArchiveLimits): Promise<number> {
  return withArchive(path, async (zip) => {
    if (zip.entryCount > limits.maxEntries) throw new ArchiveFault('too_many_entries')
    const found = { files: 0, inflated: 0 }
    const places: Place[] = []
    for await (const entry of zip.eachEntry()) {
      const name = nameOfEntry(entry)
      requireHarmless(entry, name)
      places.push(placeOf(entry))
      if (entry.uncompressedSize <= limits.maxFileBytes) found.inflated += entry.uncompressedSize
      if (found.inflated > limits.maxInflatedBytes) throw new ArchiveFault('bomb')
      if (!isFolder(name)) found.files += 1
    }
    if (found.files === 0) throw new ArchiveFault('empty')
    requireOwnBytes(places, zip.fileSize)
    return found.files
  })
}

function requireHarmless(entry: Entry, name: string): void {
  if (validateFileName(name) !== null || name.includes('\0')) throw new ArchiveFault('dangerous')
  if (entry.isEncrypted()) throw new ArchiveFault('encrypted')
}

/**
 * Reads the files of an archive one after the other, as `judgeArchive` has found it: the memory used is that of the largest file that is
 * allowed. What is wrong with one file is said of that file.
 */
export async function* readArchive(path: string, limits: ArchiveLimits): AsyncGenerator<ArchivedFile> {
  const zip = await openArchive(path)
  try {
    let place = 0
    for await (const entry of zip.eachEntry()) {
      const name = endingOf(nameOfEntry(entry), NAME_LENGTH)
      if (isFolder(name)) continue
      place += 1
      if (entry.uncompressedSize > limits.maxFileBytes) yield { place, name, kind: 'too_large' }
      else if (!entry.canDecodeFileData()) yield { place, name, kind: 'other_method' }
      else yield { place, name, ...(await bytesOf(zip, entry)) }
    }
  } catch (error) {
    throw faultOf(error)
  } finally {
    zip.close()
  }
}

function isFolder(name: string): boolean {
  return name.endsWith('/')
}

async function withArchive<T>(path: string, look: (zip: ZipFile) => Promise<T>): Promise<T> {
  const zip = await openArchive(path)
  try {
    return await look(zip)
  } catch (error) {
    throw faultOf(error)
  } finally {
    zip.close()
  }
}

async function openArchive(path: string): Promise<ZipFile> {
  if (!(await beginsAsZip(path))) throw new ArchiveFault('not_an_archive')
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false }
  return openZip(path, options).catch((error: unknown) => {
    throw faultOf(error)
  })
}

/** What the file is, its first bytes say, not its name: an archive without files has its directory alone. */
async function beginsAsZip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return ['504b0304', '504b0506'].includes(buffer.toString('hex'))
  } finally {
    await file.close()
  }
}

/** Inflates one file, which is as long as its entry says or damaged: the reader ends at the first byte too many. */
async function bytesOf(
  zip: ZipFile,
  entry: Entry,
): Promise<{ kind: 'whole'; bytes: Buffer } | { kind: 'damaged' }> {
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    const chunks: Buffer[] = []
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    return crc32(bytes) === entry.crc32 ? { kind: 'whole', bytes } : { kind: 'damaged' }
  } catch (error) {
    if (isOfDisk(error)) throw error
    return { kind: 'damaged' }
  }
}

/** What the reader complains of, as a fault of the archive; errors of the disk stay what they are. */
function faultOf(error: unknown): unknown {
  if (error instanceof ArchiveFault || !(error instanceof Error) || isOfDisk(error)) return error
  return new ArchiveFault(/encrypt/.test(error.message) ? 'encrypted' : 'truncated')
}

function isOfDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code !== '' && !code.startsWith('Z_')
}
