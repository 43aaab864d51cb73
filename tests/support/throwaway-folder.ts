import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DirectoryLock, takeDirectoryLock } from '#platform/embedded-postgres/directory-lock.ts'
import { requireTrusted } from '#platform/embedded-postgres/place.ts'
import { EmbeddedPostgresProblem } from '#platform/embedded-postgres/problem.ts'
import { markChildren } from './throwaway/left-processes.ts'
import { RUN, removeLeftovers, removeWithStandIns } from './throwaway/leftovers.ts'

/** Where the kernel keeps files in memory: a database is cloned there in 30 ms, on a disk in 500, most of it for a thousand small files. */
const IN_MEMORY = '/dev/shm'
/** A whole run needs less than one of them; the machine may need the others. */
const ROOM = 6 * 1024 ** 3

/** The folders that this process holds, one in each place. */
const held = new Map<string, string>()

/**
 * Makes a folder for what ends with the tests: below `place`, else in memory where there is plenty of it, else in the temporary directory. It
 * stands in a folder that this process holds for as long as it lives, and what processes that were killed have left goes first.
 */
export function makeThrowawayFolder(prefix: string, place = hasRoom() ? IN_MEMORY : tmpdir()): string {
  if (held.size === 0) for (const one of new Set([IN_MEMORY, tmpdir(), '/tmp'])) removeLeftovers(runsIn(one))
  const own = held.get(place) ?? holdFolder(requireTrusted(runsIn(place)))
  held.set(place, own)
  return mkdtempSync(join(own, prefix))
}

/** The same on the disk, where a database is no faster than a real one, and open to the database's account: it needs no place elsewhere. */
export function makeThrowawayFolderOnDisk(prefix: string): string {
  const folder = makeThrowawayFolder(prefix, tmpdir())
  chmodSync(folder, 0o711)
  return folder
}

/** Removes a folder with the databases whose homes are in it, wherever they stand; they have ended. */
export const removeThrowawayFolder = removeWithStandIns

/** Where the folders of all processes of this account are. */
export function runsIn(place: string): string {
  return join(place, `kaoji-runs-${process.geteuid?.() ?? 0}`)
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize > ROOM && process.availableMemory() > ROOM
  } catch {
    return false
  }
}

function holdFolder(runs: string): string {
  const folder = mkdtempSync(join(runs, RUN))
  chmodSync(folder, 0o711)
  const lock = takeNewLock(folder)
  // Whoever looked for leftovers between these two lines has taken it for one.
  if (!lock) return holdFolder(runs)
  markChildren(folder)
  process.once('exit', () => leave(folder, lock))
  return folder
}

function takeNewLock(folder: string): DirectoryLock | undefined {
  try {
    const lock = takeDirectoryLock(folder)
    if (existsSync(join(folder, 'lock'))) return lock
    lock.release()
    return undefined
  } catch (error) {
    const isTaken = error instanceof EmbeddedPostgresProblem && error.code === 'already_running'
    if (isTaken || !existsSync(folder)) return undefined
    throw error
  }
}

/** What is still in it is for whoever comes next: its process may be writing until it is gone. */
function leave(folder: string, lock: DirectoryLock): void {
  lock.release()
  if (readdirSync(folder).length > 1) return
  rmSync(folder, { recursive: true, force: true })
}
