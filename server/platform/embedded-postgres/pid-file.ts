import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the postmaster writes into its cluster while it lives; lines not yet written are absent. */
export interface PidFile {
  pid: number
  port: number | undefined
  sharedMemoryId: string | undefined
  ready: boolean
}

/** The cluster's postmaster.pid, or `undefined` when there is none. It may be stale: see `findPostmaster`. */
export function findPidFile(cluster: string): PidFile | undefined {
  try {
    return parsePidFile(readFileSync(pidFilePath(cluster), 'utf8'))
  } catch {
    return undefined
  }
}

/** Where PostgreSQL keeps it. */
export function pidFilePath(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}

/** Reads the format of PostgreSQL's pidfile.h: pid, directory, start, port, socket, address, memory key and id, state. */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid < 1) return undefined
  return {
    pid,
    port: Number(lines[3]) || undefined,
    sharedMemoryId: lines[6]?.split(/\s+/)[1],
    ready: lines[7] === 'ready',
  }
}
