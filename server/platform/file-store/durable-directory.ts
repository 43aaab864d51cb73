import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Gives a finished `.partial` file its name, so that a power cut keeps it; when that fails, neither name is left. */
export async function settlePartial(partial: string, path: string): Promise<void> {
  let standsAt = partial
  try {
    await rename(partial, path)
    standsAt = path
    await syncDirectory(dirname(path))
  } catch (error) {
    await discard(standsAt)
    throw error
  }
}

/** Removes what an error left; the error itself is never hidden by a second one, the sweep comes later. */
export async function discard(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined)
}

/** The names in a directory must survive a power cut, not only what they name. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes `.partial` files below a directory that are older than that many milliseconds; tells how many. */
export async function sweepPartials(directory: string, olderThanMs: number, now: Date): Promise<number> {
  const names = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.partial'))
  let removed = 0
  for (const name of names) {
    const path = join(directory, name)
    const { mtimeMs } = (await statIfThere(path)) ?? {}
    if (mtimeMs === undefined || now.getTime() - mtimeMs < olderThanMs) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

/** Undefined when it is gone: another write may have finished, or been removed, since the directory was read. */
export async function statIfThere(path: string) {
  return stat(path).catch(absentAsUndefined)
}

/** For `catch`: a file that is not there is no error. */
export function absentAsUndefined(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
