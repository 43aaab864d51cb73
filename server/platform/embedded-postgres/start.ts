import { mkdirSync, realpathSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findAccount } from './account.ts'
import { provideBinaries } from './binaries.ts'
import { ensureCluster, superuser } from './cluster.ts'
import { takeDirectoryLock } from './directory-lock.ts'
import { findFreePort } from './free-port.ts'
import { claimPlace, clusterOf, findPlace, type Place } from './place.ts'
import { type Launch, launchPostmaster, type Postmaster } from './postmaster.ts'
import { EmbeddedPostgresProblem } from './problem.ts'
import { clearAway } from './running-postmaster.ts'
import { type Durability, type Settings, settingsFor } from './settings.ts'
import { type DatabaseEvent, supervise } from './supervisor.ts'
import { words } from './words.ts'

export interface EmbeddedPostgresOptions {
  /** Created if absent. Holds the lock, the password, the log, and the cluster unless its account cannot get there. */
  directory: string
  durability: Durability
  /** A fixed loopback port; otherwise a free one. */
  port?: number
  /** PostgreSQL settings that win over ours. */
  settings?: Settings
  /** Told when the database dies and comes back while we run. */
  report?: (event: DatabaseEvent) => void
}

export interface EmbeddedPostgres {
  /** The superuser's URL of the database `postgres` on 127.0.0.1. */
  adminUrl: string
  port: number
  /** Where the cluster really is. */
  cluster: string
  /** The first postmaster's pid. */
  pid: number
  /** Fast shutdown; returns when the database is down and the directory free. Safe to call again. */
  stop(): Promise<void>
  /** Stops, and removes the directory with the cluster, wherever it stands: for a database that is thrown away. */
  discard(): Promise<void>
}

/**
 * Runs the bundled PostgreSQL on `directory` and returns when it accepts connections on 127.0.0.1. Creates the cluster
 * at the first call; stops an orphan of a killed process first; recovers after a crash; restarts it when it dies.
 * Works as root too, by running as another account. Throws `EmbeddedPostgresProblem` when the machine is in the way,
 * above all `already_running` when another process holds the directory.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  makeFolder(options.directory)
  const home = requireOwn(realpathSync(options.directory))
  const locks = [takeDirectoryLock(home)]
  const release = () => locks.splice(0).map((lock) => lock.release())
  try {
    const place = findPlace(home, findAccount(join(home, 'cluster')), options.durability)
    // A copied `home` names the same stand-in: it has a lock of its own.
    if (place.root !== home) locks.push(takeDirectoryLock(place.root))
    const started = await startLocked(place, options)
    for (const lock of locks) lock.announce(started.port)
    const stop = once(() => started.stop().finally(release))
    const discard = async () => {
      await stop()
      for (const path of [place.root, home]) await rm(path, { recursive: true, force: true })
    }
    return { ...started, stop, discard }
  } catch (error) {
    release()
    throw error
  }
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    throw new EmbeddedPostgresProblem('unwritable', words.unwritable(directory, (error as Error).message))
  }
}

async function startLocked(
  place: Place,
  options: EmbeddedPostgresOptions,
): Promise<Omit<EmbeddedPostgres, 'discard'>> {
  const { durability, report = () => undefined } = options
  const cluster = clusterOf(place)
  const account = findAccount(cluster)
  const binaries = await provideBinaries(account)
  await clearAway(cluster)
  await claimPlace(place, durability)
  const password = await ensureCluster({ place, account, binaries, durability })
  const settings = settingsFor(durability, options.settings ?? {})
  const launch = { binaries, cluster, account, settings, log: join(place.home, 'postgres.log') }
  const first = await launchAnywhere(launch, options.port)
  const again = async () => {
    await clearAway(cluster)
    return launchPostmaster({ ...launch, port: first.port })
  }
  const supervised = supervise(first.postmaster, again, report)
  const adminUrl = `postgres://${superuser}:${password}@127.0.0.1:${first.port}/postgres`
  return { adminUrl, port: first.port, cluster, pid: first.postmaster.pid, stop: supervised.stop }
}

function requireOwn(home: string): string {
  const own = process.geteuid?.()
  if (own === 0 || statSync(home).uid === own) return home
  throw new EmbeddedPostgresProblem('untrusted_folder', words.foreignFolder(home))
}

/** Tries again when the free port was taken meanwhile, or when sessions of a killed postmaster are still leaving. */
async function launchAnywhere(
  launch: Omit<Launch, 'port'>,
  fixed: number | undefined,
): Promise<{ postmaster: Postmaster; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = fixed ?? (await findFreePort())
    try {
      return { postmaster: await launchPostmaster({ ...launch, port }), port }
    } catch (error) {
      if (attempt === 10 || !isPassing(error)) throw error
      await sleep(300)
    }
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof EmbeddedPostgresProblem &&
    /could not create any TCP\/IP sockets|pre-existing shared memory block/.test(error.message)
  )
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= work()
    return running
  }
}
