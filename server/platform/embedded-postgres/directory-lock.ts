import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedPostgresProblem } from './problem.ts'
import { words } from './words.ts'

/** Who holds a directory; `port` is known once its database is ready. */
export interface Holder {
  pid: number
  port?: number
}

export interface DirectoryLock {
  /** Tells a later rival on which port the database listens. */
  announce(port: number): void
  release(): void
}

/**
 * Takes `directory` for this process, or throws `already_running` with the holder's pid and port.
 *
 * The lock is SQLite's lock on an empty file: the kernel drops it when the process dies, however it dies, so
 * there is no stale lock to judge and no race in judging it. (Node offers no flock; a pid file can be reused.)
 */
export function takeDirectoryLock(directory: string): DirectoryLock {
  const notice = join(directory, 'running.json')
  const file = openLock(directory)
  try {
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if (isUnwritable(error))
      throw new EmbeddedPostgresProblem('unwritable', words.unwritable(directory, (error as Error).message))
    if (!isBusy(error)) throw error
    throw new EmbeddedPostgresProblem('already_running', words.alreadyRunning(directory, readHolder(notice)))
  }
  const announce = (holder: Holder) => writeFileSync(notice, JSON.stringify(holder))
  announce({ pid: process.pid })
  return {
    announce: (port) => announce({ pid: process.pid, port }),
    release: () => {
      rmSync(notice, { force: true })
      file.close()
    },
  }
}

const SQLITE_BUSY = 5
/** SQLite’s read-only, input or output error, full, and cannot open. */
const UNWRITABLE = [8, 10, 13, 14]

function isUnwritable(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
  return UNWRITABLE.includes(code % 256)
}

function openLock(directory: string): DatabaseSync {
  try {
    return new DatabaseSync(join(directory, 'lock'))
  } catch (error) {
    if (!isUnwritable(error)) throw error
    throw new EmbeddedPostgresProblem('unwritable', words.unwritable(directory, (error as Error).message))
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function readHolder(notice: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(notice, 'utf8')) as Holder
  } catch {
    return undefined // The rival is between taking the lock and saying who it is.
  }
}
