import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listOf } from './copied-files.ts'
import { DUMP, FORMAT, LIST, type Manifest, writeManifest } from './manifest.ts'

const digestOf = (text: string) => ({
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
})

/** What a backup of an empty installation says of itself, but for what is said here. */
export function manifestOf(more: Partial<Manifest>): Manifest {
  return {
    ...{
      format: FORMAT,
      at: '2026-11-28T02:00:00.000Z',
      migration: '0001-foundation.sql',
      server: 15,
      keys: 'ab'.repeat(32),
    },
    ...{ dump: digestOf(''), list: digestOf(''), files: 0, fileBytes: 0, isInBucket: false, tables: {} },
    ...more,
  }
}

/** Writes a backup of these files into a folder; its dump is only bytes. */
export async function writeBackup(
  folder: string,
  { files, keys }: { files: Readonly<Record<string, string>>; keys: string },
): Promise<void> {
  const copied = Object.entries(files).map(([path, text]) => ({ path, ...digestOf(text) }))
  for (const [path, text] of [...Object.entries(files), [DUMP, 'dump'], [LIST, listOf(copied)]] as const) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const fileBytes = copied.reduce((sum, { bytes }) => sum + bytes, 0)
  const described = {
    dump: digestOf('dump'),
    list: digestOf(listOf(copied)),
    files: copied.length,
    fileBytes,
  }
  await writeManifest(folder, manifestOf({ keys, ...described }))
}
