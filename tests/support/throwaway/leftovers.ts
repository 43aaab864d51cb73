import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { takeDirectoryLock } from '#platform/embedded-postgres/directory-lock.ts'
import { pointerOf, standInName } from '#platform/embedded-postgres/place.ts'
import { endMarked, endPostmaster } from './left-processes.ts'

/** How the name of a process's folder begins. */
export const RUN = 'run-'

/**
 * Removes the folders in `runs` whose process is no more, with what still runs there: a killed benchmark leaves gigabytes. The kernel lets a
 * lock go when its process dies and not before, so no number of a process, which another one may have by now, is asked.
 */
export function removeLeftovers(runs: string): void {
  for (const entry of entriesOf(runs)) {
    // A link leads elsewhere; another name is none of ours.
    if (!entry.isDirectory() || !entry.name.startsWith(RUN)) continue
    try {
      removeUnheld(join(runs, entry.name))
    } catch {
      // It is used, or another process is removing it. Whatever else is in the way is in the way of the tidying, never of the run.
    }
  }
}

/** Removes a folder, and the stand-ins of the databases whose homes are in it. */
export function removeWithStandIns(folder: string): void {
  for (const home of foldersIn(folder)) {
    const standIn = standInOf(home)
    if (standIn !== undefined) whileLocked(standIn, () => removeWithServer(standIn))
  }
  removeNow(folder)
}

function removeUnheld(run: string): void {
  whileLocked(run, () => {
    endMarked(run)
    const folders = foldersIn(run)
    // A database whose home somebody holds is used, whoever that is.
    for (const home of folders)
      if (home !== run && existsSync(join(home, 'lock'))) takeDirectoryLock(home).release()
    for (const cluster of folders) endPostmaster(cluster)
    removeWithStandIns(run)
  })
}

/** Takes the lock of a folder, or throws. */
function whileLocked(folder: string, work: () => void): void {
  const lock = takeDirectoryLock(folder)
  try {
    work()
  } finally {
    lock.release()
  }
}

/** The stand-in that was made for this home. A home that was copied has a pointer too: it leads to the database of another one. */
function standInOf(home: string): string | undefined {
  const pointer = pointerOf(home)
  if (!existsSync(pointer)) return undefined
  const standIn = readFileSync(pointer, 'utf8').trim()
  return basename(standIn) === standInName(realpathSync(home)) && existsSync(standIn) ? standIn : undefined
}

/** The folder and those in it, but none within a cluster: it has thousands of files. */
function foldersIn(folder: string): string[] {
  if (existsSync(join(folder, 'PG_VERSION'))) return [folder]
  const inner = entriesOf(folder).filter((entry) => entry.isDirectory())
  return [folder, ...inner.flatMap(({ name }) => foldersIn(join(folder, name)))]
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return [] // Nobody has made it, or somebody has removed it just now.
  }
}

function removeWithServer(standIn: string): void {
  endPostmaster(join(standIn, 'cluster'))
  removeNow(standIn)
}

function removeNow(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
