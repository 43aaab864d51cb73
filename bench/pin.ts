import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).error === undefined

/** The same command held to a core: the server's is the first, the client's another, so that neither takes the other's. */
export function pinned(side: 'server' | 'client', command: readonly string[]): string[] {
  return canPin ? ['taskset', '-c', side === 'server' ? '0' : '1', ...command] : [...command]
}

/** Holds a running process to the server's core, and whatever it starts from now on. */
export function holdToServer(pid: number): void {
  if (!canPin) return
  const { status, stderr } = spawnSync('taskset', ['-c', '-p', '0', String(pid)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${pid} could not be held to a core: ${stderr}`)
}
