import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What was stored: its key, its length, and its SHA-256. */
export interface StoredFile {
  key: string
  bytes: number
  digest: Buffer
}

/** Uploaded files under random keys. What `put` has answered survives a crash. */
export interface FileStore {
  /** Reads `source` to its end; throws, leaving nothing, when it fails or breaks off. */
  put(key: string, source: Readable): Promise<StoredFile>
  pathOf(key: string): string
  read(key: string): Readable
  remove(key: string): Promise<void>
  /** Removes leftovers of uploads that never finished, older than that many milliseconds. */
  sweep(olderThanMs: number, now: Date): Promise<number>
}

/** A store in a local directory. */
export async function createDirectoryFileStore(directory: string): Promise<FileStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => {
    if (!/^[0-9a-z-]{8,64}$/.test(key)) throw new Error('not a file key')
    return join(directory, key)
  }
  return {
    pathOf,
    read: (key) => createReadStream(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    async put(key, source) {
      const path = pathOf(key)
      const partial = `${path}.partial`
      const digest = createHash('sha256')
      let bytes = 0
      const count = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length
          digest.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(source, count, createWriteStream(partial, { flush: true, mode: 0o600 }))
        await rename(partial, path)
        await syncDirectory(directory)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
      return { key, bytes, digest: digest.digest() }
    },
    async sweep(olderThanMs, now) {
      const partials = (await readdir(directory)).filter((name) => name.endsWith('.partial'))
      let removed = 0
      for (const name of partials) {
        const { mtimeMs } = await stat(join(directory, name))
        if (now.getTime() - mtimeMs < olderThanMs) continue
        await rm(join(directory, name), { force: true })
        removed += 1
      }
      return removed
    },
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
