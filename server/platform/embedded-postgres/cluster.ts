import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { postgresMajor } from './binaries.ts'
import { clusterOf, type Place } from './place.ts'
import { EmbeddedPostgresProblem } from './problem.ts'
import { runAs } from './run-as.ts'
import type { Durability } from './settings.ts'
import { words } from './words.ts'

interface ClusterPlan {
  place: Place
  account: Account | undefined
  binaries: string
  durability: Durability
}

/** The superuser's name in every embedded database. */
export const superuser = 'postgres'

/**
 * Makes sure the cluster exists, and returns the superuser's password (random, in `home/superuser-password`, 0600).
 * initdb works in a directory of another name, renamed when done: a first start cut short is simply begun again.
 */
export async function ensureCluster(plan: ClusterPlan): Promise<string> {
  const cluster = clusterOf(plan.place)
  const passwordFile = join(plan.place.home, 'superuser-password')
  if (existsSync(cluster)) {
    requireSameMajor(cluster)
    if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim()
    throw new EmbeddedPostgresProblem('password_lost', words.passwordLost(passwordFile, cluster))
  }
  const password = randomBytes(24).toString('base64url')
  await writeDurably(passwordFile, `${password}\n`)
  await removePartials(cluster)
  // Under a name of its own: an initdb that outlived its killed owner may still be writing to another one.
  const partial = `${cluster}.partial-${randomBytes(4).toString('hex')}`
  await mkdir(partial, { mode: 0o700 })
  await initialise(partial, password, plan)
  await rename(partial, cluster)
  return password
}

async function removePartials(cluster: string): Promise<void> {
  const folder = dirname(cluster)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(cluster)}.partial`)) continue
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

async function initialise(partial: string, password: string, plan: ClusterPlan): Promise<void> {
  // initdb reads the password as the database's account, which must not read `home`.
  const handover = `${partial}-password`
  await rm(handover, { force: true })
  await writeFile(handover, password, { mode: 0o600 })
  if (plan.account) {
    await chown(partial, plan.account.uid, plan.account.gid)
    await chown(handover, plan.account.uid, plan.account.gid)
  }
  const ended = await runAs(plan.account, join(plan.binaries, 'bin/initdb'), [
    ...['--pgdata', partial, '--username', superuser, '--pwfile', handover],
    ...['--auth', 'scram-sha-256', '--data-checksums', '--encoding', 'UTF8', '--locale', 'C'],
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--text-search-config', 'simple'],
    ...(plan.durability === 'throwaway' ? ['--no-sync'] : []),
  ])
  await rm(handover)
  if (ended.code !== 0) throw new EmbeddedPostgresProblem('initdb_failed', words.initFailed(ended.output))
}

function requireSameMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (major === postgresMajor) return
  throw new EmbeddedPostgresProblem('other_version', words.otherVersion(cluster, major, postgresMajor))
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  await file.writeFile(text)
  await file.sync()
  await file.close()
}
