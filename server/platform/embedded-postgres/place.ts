import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, canEnter } from './account.ts'
import { EmbeddedPostgresProblem } from './problem.ts'
import type { Durability } from './settings.ts'
import { words } from './words.ts'

/** What is thrown away stays in memory when its home is. */
const IN_MEMORY = '/dev/shm/'

/** Where a database lives. `home` is what the caller named; `root` holds the cluster: `home` or a stand-in. */
export interface Place {
  home: string
  root: string
}

/** The cluster's directory (PGDATA) of a place. */
export function clusterOf(place: Place): string {
  return join(place.root, 'cluster')
}

/**
 * Where the cluster of `home` is, or shall be. Normally in `home` itself. When the database's account cannot get there
 * (we are root, and `home` lies below /root or a private temporary directory), in a stand-in directory whose path
 * derives from `home`, and which `home/elsewhere` names from then on, so that moving `home` does not lose it.
 */
export function findPlace(home: string, account: Account | undefined, durability: Durability): Place {
  const pointer = pointerOf(home)
  if (existsSync(pointer)) return { home, root: requireTrusted(readFileSync(pointer, 'utf8').trim()) }
  const here: Place = { home, root: home }
  if (canEnter(home, account)) return here
  if (existsSync(clusterOf(here))) {
    throw new EmbeddedPostgresProblem('unreachable', words.unreachable(clusterOf(here)))
  }
  return { home, root: requireTrusted(join(makeStandInBase(home, durability), standInName(home))) }
}

/** The name of the stand-in that is made for `home`; of no other one, also when `home` is copied with its pointer. */
export function standInName(home: string): string {
  return createHash('sha256').update(home).digest('hex').slice(0, 16)
}

/**
 * Makes a stand-in ours, once, when its lock is held and nothing runs there. A cluster found in it was left by a
 * deleted directory of the same name: set aside, never reused.
 */
export async function claimPlace(place: Place, durability: Durability): Promise<void> {
  const pointer = pointerOf(place.home)
  if (place.root === place.home || existsSync(pointer)) return
  const cluster = clusterOf(place)
  const left = lstatSync(cluster, { throwIfNoEntry: false })
  if (left !== undefined && durability === 'throwaway') await rm(cluster, { recursive: true })
  else if (left !== undefined) await rename(cluster, `${cluster}.left-${left.ctimeMs}`)
  writeFileSync(pointer, `${place.root}\n`)
}

/**
 * Creates `path` if absent, and returns it when only we can write there, so that no other account can plant files for us to
 * use.
 */
export function requireTrusted(path: string): string {
  if (mkdirSync(path, { recursive: true }) !== undefined) chmodSync(path, 0o711)
  const { uid, mode } = lstatSync(path)
  if (!lstatSync(path).isDirectory() || uid !== process.geteuid?.() || (mode & 0o022) !== 0) {
    throw new EmbeddedPostgresProblem('untrusted_folder', words.untrustedFolder(path))
  }
  return path
}

function makeStandInBase(home: string, durability: Durability): string {
  // Only root comes here. /var/lib survives a restart of the machine, as acknowledged work must; tests need not.
  if (durability === 'full') return requireTrusted('/var/lib/kaoji')
  return requireTrusted(join(home.startsWith(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'kaoji-throwaway'))
}

/** The file that names the stand-in of `home`, where there is one. */
export function pointerOf(home: string): string {
  return join(home, 'elsewhere')
}
