import { existsSync, readdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { takeDirectoryLock } from './directory-lock.ts'
import { clusterOf, type Place } from './place.ts'
import { clearAway } from './running-postmaster.ts'

/** Longer than any run of the tests. */
const OLD_MS = 3 * 3600_000

/**
 * Removes the stand-ins of throwaway databases whose process was killed: each holds a few hundred megabytes, and often a
 * postmaster that still runs. Whoever uses one holds its lock, so only what nobody holds is removed, and only what is old: a
 * process that is about to start has no lock yet. The caller holds the lock of `place`, which stays.
 */
export async function sweepStandIns(place: Place): Promise<void> {
  const base = dirname(place.root)
  // The lock of this moment tells the time.
  const now = statSync(join(place.root, 'running.json')).mtimeMs
  for (const name of readdirSync(base)) {
    const root = join(base, name)
    if (root === place.root || !isOld(root, now)) continue
    // Whatever is in the way is in the way of the sweep, never of the start.
    await removeUnheld(root).catch(() => undefined)
  }
}

function isOld(root: string, now: number): boolean {
  try {
    return existsSync(join(root, 'lock')) && now - statSync(root).mtimeMs > OLD_MS
  } catch {
    return false // Another sweep has just removed it.
  }
}

async function removeUnheld(root: string): Promise<void> {
  const lock = takeDirectoryLock(root)
  try {
    await clearAway(clusterOf({ home: root, root }))
    await rm(root, { recursive: true, force: true })
  } finally {
    lock.release()
  }
}
