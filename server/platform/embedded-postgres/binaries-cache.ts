import { existsSync, readdirSync, statSync } from 'node:fs'
import { chmod, cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireTrusted } from './place.ts'

interface Source {
  native: string
  version: string
  /** Completes a copy before others may see it. */
  finish(copy: string): Promise<boolean>
}

/**
 * A copy of the binaries that every account can run, made once per version. It gets its name only when complete (by
 * renaming), and only in a directory that no other account can write to.
 */
export async function cacheBinaries(source: Source): Promise<string> {
  const base = requireTrusted(cacheBase())
  const copy = join(base, `postgres-${source.version}-${process.platform}-${process.arch}`)
  if (existsSync(copy)) {
    if (isWhole(copy, source.native)) return requireTrusted(copy)
    await rm(copy, { recursive: true }) // Cut short by a power failure.
  }
  const partial = await mkdtemp(`${copy}.partial-`)
  await cp(source.native, partial, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/\.a$/.test(path),
  })
  await openToAll(partial) // Before the links: a read-only package makes a read-only copy.
  if (!(await source.finish(partial))) throw new Error(`cannot complete ${partial}`)
  try {
    await rename(partial, copy)
  } catch (error) {
    await rm(partial, { recursive: true })
    if (!existsSync(copy)) throw error // Otherwise another start was faster, and its copy is as good.
  }
  return requireTrusted(copy)
}

function cacheBase(): string {
  const own = process.geteuid?.()
  return own === 0 ? '/var/cache/kaoji' : join(tmpdir(), `kaoji-cache-${own}`)
}

function isWhole(copy: string, native: string): boolean {
  const sizeIn = (root: string, path: string) => statSync(join(root, path), { throwIfNoEntry: false })?.size
  const shipped = ['bin', 'lib'].flatMap((folder) =>
    readdirSync(join(native, folder)).map((name) => `${folder}/${name}`),
  )
  return shipped
    .filter((path) => /^bin\/|\.so/.test(path))
    .every((path) => sizeIn(copy, path) === sizeIn(native, path))
}

async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, directory.endsWith('/bin') ? 0o755 : 0o644)
  }
}
