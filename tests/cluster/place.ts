import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Account, accountNamed } from '#platform/embedded-postgres/account.ts'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { fill, type Values } from './form.ts'

export const HOST = '127.0.0.1'

/** A folder that holds a whole cluster: its files, data and logs. */
export interface Place {
  folder: string
  /** Makes a folder below this one, for an account. */
  makeFolder(name: string, account?: Account): string
  /** Fills a file of deploy/cluster and puts it there, for an account or for everybody; answers where it is. */
  put(file: string, to: string, how: { values: Values; account?: Account }): string
  remove(): void
  /** Takes it out of what is removed by itself once this process is no more; answers where it is. */
  keep(): string
}

export function makePlace(): Place {
  // Not below a private temporary directory: every program of the cluster has another account.
  const folder = makeThrowawayFolder('kaoji-cluster-', '/tmp')
  chmodSync(folder, 0o755)
  const give = (path: string, mode: number, account?: Account) => {
    chmodSync(path, mode)
    if (account) chownSync(path, account.uid, account.gid)
  }
  return {
    folder,
    makeFolder(name, account) {
      const path = join(folder, name)
      mkdirSync(path, { recursive: true })
      give(path, account ? 0o700 : 0o755, account)
      return path
    },
    put(file, to, { values, account }) {
      const path = join(folder, to)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, fill(readFileSync(join('deploy/cluster', file), 'utf8'), values))
      give(path, account ? 0o600 : 0o644, account)
      return path
    },
    // What was killed a moment ago may still hold a file.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    keep() {
      const kept = join('/tmp', basename(folder))
      renameSync(folder, kept)
      return kept
    },
  }
}

export function getAccount(name: string): Account {
  const account = accountNamed(name, readFileSync('/etc/passwd', 'utf8'))
  if (!account) throw new Error(`there is no account ${name}`)
  return account
}

export const makePassword = () => randomBytes(16).toString('hex')

/** Ports that are free and all different. */
export async function takePorts<Name extends string>(...names: Name[]): Promise<Record<Name, number>> {
  const ports: Partial<Record<Name, number>> = {}
  for (const name of names) {
    do ports[name] = await findFreePort()
    while (taken.has(ports[name]))
    taken.add(ports[name])
  }
  return ports as Record<Name, number>
}
const taken = new Set<number>()
