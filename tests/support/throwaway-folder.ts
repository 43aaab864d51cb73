import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the kernel keeps files in memory: a database is cloned there in 30 ms, on a disk in 500, most of it for a thousand small files. */
const IN_MEMORY = '/dev/shm'
/** A whole run needs less than one of them; the machine may need the others. */
const ROOM = 6 * 1024 ** 3
/** Longer than any run. */
const OLD_MS = 12 * 3600_000

/** Makes a folder for what ends with the tests: in memory where there is plenty of it, else in the temporary directory. */
export function makeThrowawayFolder(prefix: string): string {
  return mkdtempSync(join(hasRoom() ? ownBase() : tmpdir(), prefix))
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize > ROOM && process.availableMemory() > ROOM
  } catch {
    return false
  }
}

/** A folder of this account's own, without what killed runs have left there. */
function ownBase(): string {
  const base = join(IN_MEMORY, `kaoji-tests-${process.geteuid?.() ?? 0}`)
  mkdirSync(base, { recursive: true, mode: 0o711 })
  for (const name of readdirSync(base)) {
    const path = join(base, name)
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    // What runs writes into it.
    if (age > OLD_MS) rmSync(path, { recursive: true, force: true })
  }
  return base
}
