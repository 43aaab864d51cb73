import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The operating system's user that PostgreSQL runs as; `undefined` where used means "ourselves". */
export interface Account {
  uid: number
  gid: number
}

/**
 * The account for the database: `undefined` (ourselves) unless we are root, whom PostgreSQL refuses. Root uses the
 * owner of the cluster when there is one already, else the user `postgres`, else `nobody`.
 */
export function findAccount(cluster: string): Account | undefined {
  if (process.geteuid?.() !== 0) return undefined
  const owner = ownerOf(cluster)
  if (owner !== undefined && owner.uid !== 0) return owner
  const users = readFileSync('/etc/passwd', 'utf8')
  return accountNamed('postgres', users) ?? accountNamed('nobody', users) ?? { uid: 65534, gid: 65534 }
}

/** The account in the text of /etc/passwd, or `undefined`. */
export function accountNamed(name: string, passwd: string): Account | undefined {
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name)
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined
}

/** Whether `account` may pass through every directory down to `path`, and into it. By mode bits: ACLs are not read. */
export function canEnter(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true
  if (!mayExecute(path, account)) return false
  const parent = dirname(path)
  return parent === path || canEnter(parent, account)
}

/** Whether `account` may execute the file, or enter the directory, at `path` itself. */
export function mayExecute(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true
  const { mode, uid, gid } = statSync(path)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

function ownerOf(path: string): Account | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && { uid: found.uid, gid: found.gid }
}
