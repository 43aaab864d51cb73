import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive that is written, byte by byte, as some program somewhere does. */
export interface ZippedFile {
  name: string | Buffer
  bytes?: Buffer
  /** The name says that it is UTF-8. */
  isUtf8?: boolean
  isDeflated?: boolean
  /** A method of packing in place of what is so (APPNOTE 4.4.5). */
  method?: number
  isEncrypted?: boolean
  /** Lengths and checksum stand after the bytes, as a program writes them that did not know them before. */
  hasDescriptor?: boolean
  /** Lengths stand in the field of ZIP64. */
  isZip64?: boolean
  /** What the directory claims, in place of what is so. */
  claims?: { size?: number; crc?: number; place?: bigint }
}

const FAR = 0xffffffff

/** The bytes of an archive of these files. */
export function zipOf(files: readonly ZippedFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const { local, entry } = written(file, offset)
    parts.push(local)
    directory.push(entry)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, entries, end])
}

/**
 * The same archive with the ending of ZIP64 (APPNOTE 4.3.14), which claims that the directory, or the record that says where the directory
 * is, stands at a place.
 */
export function zip64Of(archive: Buffer, claims: { directory?: bigint; record?: bigint }): Buffer {
  const end = archive.subarray(-22)
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(8)), 24)
  record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), 32)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40)
  record.writeBigUInt64LE(claims.directory ?? BigInt(end.readUInt32LE(16)), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(claims.record ?? BigInt(archive.length - 22), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([archive.subarray(0, -22), record, locator, end])
}

function written(file: ZippedFile, offset: number): { local: Buffer; entry: Buffer } {
  const { bytes = Buffer.alloc(0), isDeflated = false, hasDescriptor = false, isZip64 = false } = file
  const name = Buffer.isBuffer(file.name) ? file.name : Buffer.from(file.name)
  const packed = isDeflated ? deflateRawSync(bytes) : bytes
  const crc = file.claims?.crc ?? crc32(bytes)
  const size = file.claims?.size ?? bytes.length
  const facts = {
    flags: flagsOf(file),
    method: file.method ?? (isDeflated ? 8 : 0),
    crc,
    packed: packed.length,
    size,
  }
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  writeFacts(local, 4, hasDescriptor ? { ...facts, crc: 0, packed: 0, size: 0 } : facts)
  local.writeUInt16LE(name.length, 26)
  const descriptor = Buffer.alloc(hasDescriptor ? 16 : 0)
  if (hasDescriptor) {
    descriptor.writeUInt32LE(0x08074b50, 0)
    descriptor.writeUInt32LE(crc, 4)
    descriptor.writeUInt32LE(packed.length, 8)
    descriptor.writeUInt32LE(size, 12)
  }
  const place = file.claims?.place ?? BigInt(offset)
  const extra = isZip64 ? fieldOfZip64([size, packed.length, place]) : Buffer.alloc(0)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  writeFacts(entry, 6, isZip64 ? { ...facts, packed: FAR, size: FAR } : facts)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(extra.length, 30)
  entry.writeUInt32LE(Number(place < FAR ? place : FAR), 42)
  return {
    local: Buffer.concat([local, name, packed, descriptor]),
    entry: Buffer.concat([entry, name, extra]),
  }
}

function flagsOf({ isEncrypted, hasDescriptor, isUtf8 }: ZippedFile): number {
  return (isEncrypted ? 1 : 0) | (hasDescriptor ? 8 : 0) | (isUtf8 ? 0x800 : 0)
}

/** Lengths and place with 64 bits (APPNOTE 4.5.3). */
function fieldOfZip64(facts: readonly (number | bigint)[]): Buffer {
  const field = Buffer.alloc(4 + 8 * facts.length)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8 * facts.length, 2)
  for (const [at, fact] of facts.entries()) field.writeBigUInt64LE(BigInt(fact), 4 + 8 * at)
  return field
}

function writeFacts(
  head: Buffer,
  at: number,
  facts: { flags: number; method: number; crc: number; packed: number; size: number },
): void {
  head.writeUInt16LE(20, at)
  head.writeUInt16LE(facts.flags, at + 2)
  head.writeUInt16LE(facts.method, at + 4)
  head.writeUInt32LE(facts.crc, at + 10)
  head.writeUInt32LE(facts.packed, at + 14)
  head.writeUInt32LE(facts.size, at + 18)
}
