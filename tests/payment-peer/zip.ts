import { crc32, deflateRawSync } from 'node:zlib'

/** Writes a ZIP file with names in GBK and sizes after the content, as Alipay's do. */
export function zip(files: readonly { name: Buffer; content: Buffer }[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, content } of files) {
    const packed = deflateRawSync(content)
    const sums = Buffer.alloc(12)
    sums.writeUInt32LE(crc32(content), 0)
    sums.writeUInt32LE(packed.length, 4)
    sums.writeUInt32LE(content.length, 8)
    // Bit 3: the sizes stand in a descriptor behind the content. 8: deflated.
    const common = Buffer.from([20, 0, 8, 0, 8, 0, 0, 0, 0x21, 0x58])
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04'),
      common,
      Buffer.alloc(12),
      sized(name),
      Buffer.alloc(2),
      name,
      packed,
      Buffer.from('PK\x07\x08'),
      sums,
    ])
    const place = Buffer.alloc(16)
    place.writeUInt32LE(offset, 12)
    centrals.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        Buffer.from([20, 0]),
        common,
        sums,
        sized(name),
        place,
        name,
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}

function sized(name: Buffer): Buffer {
  const size = Buffer.alloc(2)
  size.writeUInt16LE(name.length)
  return size
}
