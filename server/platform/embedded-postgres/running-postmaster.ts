import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPidFile, type PidFile, pidFilePath } from './pid-file.ts'
import { EmbeddedPostgresProblem } from './problem.ts'
import { words } from './words.ts'

/** The pid of the postmaster that serves `cluster` now, or `undefined`. */
export function findPostmaster(cluster: string): number | undefined {
  const pid = findPidFile(cluster)?.pid
  return pid !== undefined && serves(pid, cluster) ? pid : undefined
}

/**
 * Clears the way for a start: stops, in order, a postmaster that outlived its owner (we hold the directory's lock, so
 * it has none), and removes a pid file whose number now belongs to someone else or to a zombie; PostgreSQL itself
 * would take either for a living rival. A pid file of a dead process is PostgreSQL's own business.
 */
export async function clearAway(cluster: string): Promise<void> {
  const orphan = findPostmaster(cluster)
  if (orphan !== undefined) await stopPostmaster(cluster, orphan)
  const left = findPidFile(cluster)
  // PostgreSQL does not start beside such a file, and says so in English. Whether it is in use, only a person can find out.
  if (left === undefined && existsSync(pidFilePath(cluster)))
    throw new EmbeddedPostgresProblem('pid_file_broken', words.pidFileBroken(pidFilePath(cluster)))
  if (left === undefined || !exists(left.pid)) return
  if (!(await within(5_000, () => !isAttached(left))))
    throw new EmbeddedPostgresProblem('still_attached', words.stillAttached(cluster))
  rmSync(pidFilePath(cluster), { force: true })
}

async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  const isGone = () => findPostmaster(cluster) === undefined
  const patience = { fast: 60_000, immediate: 10_000 }
  process.kill(pid, 'SIGINT') // Fast shutdown: sessions are ended, everything is written.
  if (await within(patience.fast, isGone)) return
  process.kill(pid, 'SIGQUIT') // Immediate: the next start recovers from the log.
  if (await within(patience.immediate, isGone)) return
  throw new EmbeddedPostgresProblem('still_attached', words.stillAttached(cluster))
}

async function within(milliseconds: number, isTrue: () => boolean): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  while (!isTrue()) {
    if (performance.now() > deadline) return false
    await sleep(20)
  }
  return true
}

function serves(pid: number, cluster: string): boolean {
  const [program = '', ...args] = process.platform === 'linux' ? linuxCommand(pid) : otherCommand(pid)
  return program.endsWith('/postgres') && args.includes(cluster)
}

function linuxCommand(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') // Empty for a zombie.
  } catch {
    return []
  }
}

function otherCommand(pid: number): string[] {
  try {
    // ps does not quote: good enough, as -D and its path come first and the path is compared as one argument.
    const line = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    const [, program = '', cluster = ''] = /^(.*\/postgres) -D (.*?) -p /.exec(line) ?? []
    return [program, cluster]
  } catch {
    return []
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether sessions of a dead postmaster are still at work: starting beside them would destroy the cluster. */
function isAttached({ sharedMemoryId }: PidFile): boolean {
  if (sharedMemoryId === undefined) return false
  if (process.platform !== 'linux') return true // Cannot tell: leave the file, and say so.
  const segments = readFileSync('/proc/sysvipc/shm', 'utf8').split('\n').slice(1)
  const mine = segments.map((line) => line.trim().split(/\s+/)).find(([, id]) => id === sharedMemoryId)
  return mine !== undefined && Number(mine[6]) > 0
}
