import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fromRandomAccessReaderPromise, type Options, RandomAccessReader, type ZipFile } from 'yauzl'

const CHUNK_BYTES = 65_536

/**
 * Opens the archive at `path`. An archive names places of itself with 64 bits, and yauzl hands them unchecked to `fs.read`, which throws for
 * one of 2^53 or more inside a callback: an upload of 250 bytes would end the process.
 */
export async function openZip(path: string, options: Options): Promise<ZipFile> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    return await fromRandomAccessReaderPromise(new PlacesWithin(file, size), size, options)
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Reads a file at places that lie within it, and answers any other place with an error. */
class PlacesWithin extends RandomAccessReader {
  readonly #file: FileHandle
  readonly #size: number

  constructor(file: FileHandle, size: number) {
    super()
    this.#file = file
    this.#size = size
  }

  override read(...[buffer, offset, length, place, tell]: Parameters<RandomAccessReader['read']>): void {
    this.#fill(buffer.subarray(offset, offset + length), place).then(() => tell(null), tell)
  }

  override createReadStream({ start, end }: { start: number; end: number }): Readable {
    return Readable.from(this.#chunks(start, end), { objectMode: false })
  }

  /** A file that was only read has lost nothing when it cannot be closed. */
  override close(tell: (error: Error | null) => void): void {
    const closed = () => tell(null)
    this.#file.close().then(closed, closed)
  }

  async *#chunks(start: number, end: number): AsyncGenerator<Buffer> {
    for (let place = start; place < end; place += CHUNK_BYTES) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - place))
      await this.#fill(chunk, place)
      yield chunk
    }
  }

  async #fill(buffer: Buffer, place: number): Promise<void> {
    if (place + buffer.length > this.#size) throw new Error('a place beyond the end of the file')
    const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, place)
    if (bytesRead < buffer.length) throw new Error('a file that became shorter')
  }
}
