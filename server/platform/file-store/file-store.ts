import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { digesting } from './digesting.ts'
import { discard, settlePartial, statIfThere, sweepPartials } from './durable-directory.ts'

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
  /** The keys of what is kept and was stored before that instant: for finding files that no row names. */
  listOlder(before: Date): Promise<string[]>
}

function isFileKey(key: string): boolean {
  return /^[0-9a-z-]{8,64}$/.test(key)
}

/** A store in a local directory. */
export async function createDirectoryFileStore(directory: string): Promise<FileStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => {
    if (!isFileKey(key)) throw new Error('not a file key')
    return join(directory, key)
  }
  return {
    pathOf,
    read: (key) => createReadStream(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    async put(key, source) {
      const path = pathOf(key)
      const partial = `${path}.partial`
      const count = digesting()
      try {
        await pipeline(source, count.through, createWriteStream(partial, { flush: true, mode: 0o600 }))
      } catch (error) {
        await discard(partial)
        throw error
      }
      await settlePartial(partial, path)
      return { key, ...count.result() }
    },
    sweep: (olderThanMs, now) => sweepPartials(directory, olderThanMs, now),
    async listOlder(before) {
      const keys: string[] = []
      for (const name of await readdir(directory)) {
        const { mtime } = isFileKey(name) ? ((await statIfThere(join(directory, name))) ?? {}) : {}
        if (mtime && mtime < before) keys.push(name)
      }
      return keys
    },
  }
}
