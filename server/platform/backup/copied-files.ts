import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Digested, digesting } from '../file-store/digesting.ts'
import { statIfThere } from '../file-store/durable-directory.ts'
import { BackupProblem } from './backup-problem.ts'

/** One file of a backup: where it lies below its folder, and what is in it. */
export interface CopiedFile {
  path: string
  bytes: number
  sha256: string
}

/** Copies a file and reads its digest on the way. undefined: it is not there any more. */
export async function copyFile(from: string, to: string): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const count = digesting()
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await pipeline(createReadStream(from), count.through, createWriteStream(to, { flush: true, mode: 0o600 }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return described(count.result())
}

/** The digest of a file; undefined: there is none. */
export async function digestFile(path: string): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const count = digesting()
  try {
    await pipeline(createReadStream(path), count.through.resume())
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return described(count.result())
}

/**
 * Every file below a folder, by its path within; nothing where there is no folder, and no file that is being written. One that cannot be read
 * to its end is no empty one: a restore would clear it away.
 */
export async function filesBelow(folder: string): Promise<string[]> {
  if (!(await statIfThere(folder))) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.partial'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
}

/** Whether the product gives its files such paths; what else lies beside them (`.DS_Store`) is nobody's loss. */
export function isOwnPath(path: string): boolean {
  return /^(?:vault|files)\/[0-9a-z/-]+$/.test(path)
}

/** One line for each file, as `sha256sum --check` reads it too. */
export function listOf(files: readonly CopiedFile[]): string {
  return files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('')
}

/** Reads such a list; refuses one with a path that leads elsewhere. */
export function readList(text: string): { path: string; sha256: string }[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
      if (sha256 === undefined || path === undefined || !isOwnPath(path))
        throw new BackupProblem(`备份的文件清单里有不认识的一行：${line.slice(0, 200)}。请换一份备份。`)
      return { sha256, path }
    })
}

function described({ bytes, digest }: Digested): Omit<CopiedFile, 'path'> {
  return { bytes, sha256: digest.toString('hex') }
}
